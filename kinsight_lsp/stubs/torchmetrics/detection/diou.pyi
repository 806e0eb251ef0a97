# Made by tools/stubgen.
from torchmetrics.detection import DistanceIntersectionOverUnion as DistanceIntersectionOverUnion
