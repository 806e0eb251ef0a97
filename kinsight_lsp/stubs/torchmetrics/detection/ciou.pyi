# Made by tools/stubgen.
from torchmetrics.detection import CompleteIntersectionOverUnion as CompleteIntersectionOverUnion
