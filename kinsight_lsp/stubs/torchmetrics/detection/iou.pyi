# Made by tools/stubgen.
from torchmetrics.detection import IntersectionOverUnion as IntersectionOverUnion
