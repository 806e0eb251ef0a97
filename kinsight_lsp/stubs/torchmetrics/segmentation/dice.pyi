# Made by tools/stubgen.
from torchmetrics.segmentation import DiceScore as DiceScore
