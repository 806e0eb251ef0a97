# Made by tools/stubgen.
from torchmetrics import CosineSimilarity as CosineSimilarity
