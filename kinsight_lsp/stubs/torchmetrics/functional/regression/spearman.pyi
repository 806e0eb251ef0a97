# Made by tools/stubgen.
from torchmetrics.functional import spearman_corrcoef as spearman_corrcoef
