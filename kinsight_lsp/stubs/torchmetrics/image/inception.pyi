# Made by tools/stubgen.
from torchmetrics.image import InceptionScore as InceptionScore
