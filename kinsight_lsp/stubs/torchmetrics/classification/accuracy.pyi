# Made by tools/stubgen.
from torchmetrics import Accuracy as Accuracy
from torchmetrics.classification import BinaryAccuracy as BinaryAccuracy, MulticlassAccuracy as MulticlassAccuracy, MultilabelAccuracy as MultilabelAccuracy
