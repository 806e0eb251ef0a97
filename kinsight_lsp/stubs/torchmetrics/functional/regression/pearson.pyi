# Made by tools/stubgen.
from torchmetrics.functional import pearson_corrcoef as pearson_corrcoef
