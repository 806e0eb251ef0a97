# Made by tools/stubgen.
from torchmetrics.functional import pairwise_euclidean_distance as pairwise_euclidean_distance
