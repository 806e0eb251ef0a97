# Made by tools/stubgen.
from segment_anything import SamAutomaticMaskGenerator as SamAutomaticMaskGenerator
