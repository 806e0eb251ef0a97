# Made by tools/stubgen.
from lightning.pytorch.callbacks import ThroughputMonitor as ThroughputMonitor
