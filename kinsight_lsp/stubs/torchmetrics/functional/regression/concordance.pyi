# Made by tools/stubgen.
from torchmetrics.functional import concordance_corrcoef as concordance_corrcoef
