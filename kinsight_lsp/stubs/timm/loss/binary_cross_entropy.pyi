# Made by tools/stubgen.
from timm.loss import BinaryCrossEntropy as BinaryCrossEntropy
