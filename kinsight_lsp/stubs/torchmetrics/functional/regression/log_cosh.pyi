# Made by tools/stubgen.
from torchmetrics.functional import log_cosh_error as log_cosh_error
