# Made by tools/stubgen.
from torchmetrics import ExplainedVariance as ExplainedVariance
