# Made by tools/stubgen.
from torchmetrics.functional import precision as precision, recall as recall
