# Made by tools/stubgen.
from torchmetrics.functional import critical_success_index as critical_success_index
