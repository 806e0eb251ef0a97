# Made by tools/stubgen.
from segment_anything.modeling import Sam as Sam
