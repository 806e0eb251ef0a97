# Made by tools/stubgen.
from ultralytics import RTDETR as RTDETR
