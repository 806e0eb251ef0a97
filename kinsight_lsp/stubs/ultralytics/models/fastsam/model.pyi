# Made by tools/stubgen.
from ultralytics import FastSAM as FastSAM
