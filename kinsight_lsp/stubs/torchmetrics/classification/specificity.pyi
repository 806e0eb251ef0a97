# Made by tools/stubgen.
from torchmetrics import Specificity as Specificity
from torchmetrics.classification import BinarySpecificity as BinarySpecificity, MulticlassSpecificity as MulticlassSpecificity, MultilabelSpecificity as MultilabelSpecificity
