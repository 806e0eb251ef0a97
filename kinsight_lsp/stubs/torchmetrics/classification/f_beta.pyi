# Made by tools/stubgen.
from torchmetrics import F1Score as F1Score, FBetaScore as FBetaScore
from torchmetrics.classification import BinaryF1Score as BinaryF1Score, BinaryFBetaScore as BinaryFBetaScore, MulticlassF1Score as MulticlassF1Score, MulticlassFBetaScore as MulticlassFBetaScore, MultilabelF1Score as MultilabelF1Score, MultilabelFBetaScore as MultilabelFBetaScore
