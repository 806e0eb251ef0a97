# Made by tools/stubgen.
from supervision import DetectionsSmoother as DetectionsSmoother
