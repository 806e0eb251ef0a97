# Made by tools/stubgen.
from supervision import get_polygon_center as get_polygon_center
