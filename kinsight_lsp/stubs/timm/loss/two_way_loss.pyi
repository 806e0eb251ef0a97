# Made by tools/stubgen.
from timm.loss import TwoWayLoss as TwoWayLoss
