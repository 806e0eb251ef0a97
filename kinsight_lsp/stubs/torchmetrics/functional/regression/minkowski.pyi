# Made by tools/stubgen.
from torchmetrics.functional import minkowski_distance as minkowski_distance
