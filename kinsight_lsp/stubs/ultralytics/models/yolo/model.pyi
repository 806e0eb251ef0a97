# Made by tools/stubgen.
from ultralytics import YOLO as YOLO, YOLOE as YOLOE, YOLOWorld as YOLOWorld
