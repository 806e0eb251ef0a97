# Made by tools/stubgen.
from lightning.pytorch.callbacks import BatchSizeFinder as BatchSizeFinder
