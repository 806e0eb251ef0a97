# Made by tools/stubgen.
from torchmetrics.functional import hinge_loss as hinge_loss
