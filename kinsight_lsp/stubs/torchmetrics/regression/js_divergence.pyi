# Made by tools/stubgen.
from torchmetrics.regression import JensenShannonDivergence as JensenShannonDivergence
