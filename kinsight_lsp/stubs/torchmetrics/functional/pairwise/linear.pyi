# Made by tools/stubgen.
from torchmetrics.functional import pairwise_linear_similarity as pairwise_linear_similarity
