# Made by tools/stubgen.
from lightning.pytorch.callbacks import LearningRateMonitor as LearningRateMonitor
