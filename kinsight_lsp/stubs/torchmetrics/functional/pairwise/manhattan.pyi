# Made by tools/stubgen.
from torchmetrics.functional import pairwise_manhattan_distance as pairwise_manhattan_distance
