# Made by tools/stubgen.
from torchmetrics import FleissKappa as FleissKappa
