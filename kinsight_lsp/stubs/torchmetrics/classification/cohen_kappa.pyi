# Made by tools/stubgen.
from torchmetrics import CohenKappa as CohenKappa
from torchmetrics.classification import BinaryCohenKappa as BinaryCohenKappa, MulticlassCohenKappa as MulticlassCohenKappa
