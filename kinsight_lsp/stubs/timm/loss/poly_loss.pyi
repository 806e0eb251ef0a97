# Made by tools/stubgen.
from timm.loss import PolyBinaryCrossEntropy as PolyBinaryCrossEntropy, PolyCrossEntropy as PolyCrossEntropy
