# Made by tools/stubgen.
from torchmetrics import TweedieDevianceScore as TweedieDevianceScore
