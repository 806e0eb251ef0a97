# Made by tools/stubgen.
from torchmetrics.functional import pairwise_cosine_similarity as pairwise_cosine_similarity
