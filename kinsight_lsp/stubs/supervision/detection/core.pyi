# Made by tools/stubgen.
from supervision import Detections as Detections
