# Made by tools/stubgen.
from timm.loss import ZlprLoss as ZlprLoss
