# Made by tools/stubgen.
from lightning.pytorch.callbacks import SpikeDetection as SpikeDetection
