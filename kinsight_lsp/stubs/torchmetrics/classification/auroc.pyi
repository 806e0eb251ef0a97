# Made by tools/stubgen.
from torchmetrics import AUROC as AUROC
from torchmetrics.classification import BinaryAUROC as BinaryAUROC, MulticlassAUROC as MulticlassAUROC, MultilabelAUROC as MultilabelAUROC
