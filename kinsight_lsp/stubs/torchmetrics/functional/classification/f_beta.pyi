# Made by tools/stubgen.
from torchmetrics.functional import f1_score as f1_score, fbeta_score as fbeta_score
