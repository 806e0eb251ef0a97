# Made by tools/stubgen.
from torchmetrics.detection import GeneralizedIntersectionOverUnion as GeneralizedIntersectionOverUnion
