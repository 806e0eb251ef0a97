# Made by tools/stubgen.
from timm.loss import DistributionBalancedLoss as DistributionBalancedLoss
