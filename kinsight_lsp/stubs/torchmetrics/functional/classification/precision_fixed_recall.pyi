# Made by tools/stubgen.
from torchmetrics.functional import precision_at_fixed_recall as precision_at_fixed_recall
