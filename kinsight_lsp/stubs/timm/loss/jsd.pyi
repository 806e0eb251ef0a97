# Made by tools/stubgen.
from timm.loss import JsdCrossEntropy as JsdCrossEntropy
