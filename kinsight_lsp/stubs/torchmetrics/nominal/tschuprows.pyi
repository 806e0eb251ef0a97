# Made by tools/stubgen.
from torchmetrics import TschuprowsT as TschuprowsT
