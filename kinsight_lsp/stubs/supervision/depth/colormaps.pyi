# Made by tools/stubgen.
from supervision import DepthColormap as DepthColormap
