# Made by tools/stubgen.
from torchmetrics import ExactMatch as ExactMatch
from torchmetrics.classification import MulticlassExactMatch as MulticlassExactMatch, MultilabelExactMatch as MultilabelExactMatch
