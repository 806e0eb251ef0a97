# Made by tools/stubgen.
from torchmetrics.functional import kendall_rank_corrcoef as kendall_rank_corrcoef
