# Made by tools/stubgen.
from torchmetrics import TheilsU as TheilsU
