# Made by tools/stubgen.
from supervision import match_detections as match_detections
