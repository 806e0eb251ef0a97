# Made by tools/stubgen.
from torchmetrics.image import PeakSignalNoiseRatio as PeakSignalNoiseRatio
