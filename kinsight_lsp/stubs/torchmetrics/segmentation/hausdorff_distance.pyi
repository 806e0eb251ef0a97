# Made by tools/stubgen.
from torchmetrics.segmentation import HausdorffDistance as HausdorffDistance
