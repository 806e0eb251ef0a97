# Made by tools/stubgen.
from torchmetrics import JaccardIndex as JaccardIndex
from torchmetrics.classification import BinaryJaccardIndex as BinaryJaccardIndex, MulticlassJaccardIndex as MulticlassJaccardIndex, MultilabelJaccardIndex as MultilabelJaccardIndex
