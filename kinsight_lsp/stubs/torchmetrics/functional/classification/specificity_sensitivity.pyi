# Made by tools/stubgen.
from torchmetrics.functional import specificity_at_sensitivity as specificity_at_sensitivity
