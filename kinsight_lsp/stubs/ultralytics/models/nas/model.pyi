# Made by tools/stubgen.
from ultralytics import NAS as NAS
