# Made by tools/stubgen.
from timm.loss import AsymmetricLossMultiLabel as AsymmetricLossMultiLabel, AsymmetricLossSingleLabel as AsymmetricLossSingleLabel
