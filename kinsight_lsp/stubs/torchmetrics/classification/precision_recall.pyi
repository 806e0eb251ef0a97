# Made by tools/stubgen.
from torchmetrics import Precision as Precision, Recall as Recall
from torchmetrics.classification import BinaryPrecision as BinaryPrecision, BinaryRecall as BinaryRecall, MulticlassPrecision as MulticlassPrecision, MulticlassRecall as MulticlassRecall, MultilabelPrecision as MultilabelPrecision, MultilabelRecall as MultilabelRecall
