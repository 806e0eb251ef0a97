# Made by tools/stubgen.
from torchmetrics.functional import sensitivity_at_specificity as sensitivity_at_specificity
