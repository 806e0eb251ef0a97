# Made by tools/stubgen.
from sahi import DetectionModel as DetectionModel
