# Made by tools/stubgen.
from torchmetrics.segmentation import MeanIoU as MeanIoU
