# Made by tools/stubgen.
from timm.loss import LabelSmoothingCrossEntropy as LabelSmoothingCrossEntropy, SoftTargetCrossEntropy as SoftTargetCrossEntropy
