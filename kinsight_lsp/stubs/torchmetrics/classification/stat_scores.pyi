# Made by tools/stubgen.
from torchmetrics import StatScores as StatScores
from torchmetrics.classification import BinaryStatScores as BinaryStatScores, MulticlassStatScores as MulticlassStatScores, MultilabelStatScores as MultilabelStatScores
