# Made by tools/stubgen.
from torchmetrics.functional import pairwise_minkowski_distance as pairwise_minkowski_distance
