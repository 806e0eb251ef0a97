# Made by tools/stubgen.
from torchmetrics.classification import BinaryEER as BinaryEER, EER as EER, MulticlassEER as MulticlassEER, MultilabelEER as MultilabelEER
