# Made by tools/stubgen.
from ttach import Add as Add, FiveCrops as FiveCrops, HorizontalFlip as HorizontalFlip, Multiply as Multiply, Resize as Resize, Rotate90 as Rotate90, Scale as Scale, VerticalFlip as VerticalFlip
