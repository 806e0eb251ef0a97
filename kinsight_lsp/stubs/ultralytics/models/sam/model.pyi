# Made by tools/stubgen.
from ultralytics import SAM as SAM
