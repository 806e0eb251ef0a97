# Made by tools/stubgen.
from torchmetrics import KLDivergence as KLDivergence
