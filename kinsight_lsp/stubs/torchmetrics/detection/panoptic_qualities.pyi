# Made by tools/stubgen.
from torchmetrics.detection import ModifiedPanopticQuality as ModifiedPanopticQuality, PanopticQuality as PanopticQuality
