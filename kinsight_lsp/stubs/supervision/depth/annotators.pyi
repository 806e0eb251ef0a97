# Made by tools/stubgen.
from supervision import DepthAnnotator as DepthAnnotator, DepthClipRange as DepthClipRange
