# Made by tools/stubgen.
from torchmetrics.image import FrechetInceptionDistance as FrechetInceptionDistance
