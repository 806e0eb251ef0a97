# Made by tools/stubgen.
from torchmetrics.functional import recall_at_fixed_precision as recall_at_fixed_precision
