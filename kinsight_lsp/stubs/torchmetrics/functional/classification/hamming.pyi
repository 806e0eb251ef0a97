# Made by tools/stubgen.
from torchmetrics.functional import hamming_distance as hamming_distance
