# Made by tools/stubgen.
from torchmetrics.segmentation import GeneralizedDiceScore as GeneralizedDiceScore
