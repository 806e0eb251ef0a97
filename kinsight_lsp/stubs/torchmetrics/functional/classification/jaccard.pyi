# Made by tools/stubgen.
from torchmetrics.functional import jaccard_index as jaccard_index
