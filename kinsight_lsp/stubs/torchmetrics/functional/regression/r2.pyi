# Made by tools/stubgen.
from torchmetrics.functional import r2_score as r2_score
