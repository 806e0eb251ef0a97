# Made by tools/stubgen.
from segment_anything import SamPredictor as SamPredictor
