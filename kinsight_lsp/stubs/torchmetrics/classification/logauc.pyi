# Made by tools/stubgen.
from torchmetrics import LogAUC as LogAUC
from torchmetrics.classification import BinaryLogAUC as BinaryLogAUC, MulticlassLogAUC as MulticlassLogAUC, MultilabelLogAUC as MultilabelLogAUC
