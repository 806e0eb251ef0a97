# Made by tools/stubgen.
from sahi import AutoDetectionModel as AutoDetectionModel
