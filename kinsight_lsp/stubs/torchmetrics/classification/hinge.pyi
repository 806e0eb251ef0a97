# Made by tools/stubgen.
from torchmetrics import HingeLoss as HingeLoss
from torchmetrics.classification import BinaryHingeLoss as BinaryHingeLoss, MulticlassHingeLoss as MulticlassHingeLoss
