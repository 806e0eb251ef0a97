# Made by tools/stubgen.
from supervision import DepthCamera as DepthCamera, DepthKind as DepthKind, DepthMap as DepthMap, DepthResizeMethod as DepthResizeMethod, DepthScale as DepthScale
