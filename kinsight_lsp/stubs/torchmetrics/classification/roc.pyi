# Made by tools/stubgen.
from torchmetrics import ROC as ROC
from torchmetrics.classification import BinaryROC as BinaryROC, MulticlassROC as MulticlassROC, MultilabelROC as MultilabelROC
