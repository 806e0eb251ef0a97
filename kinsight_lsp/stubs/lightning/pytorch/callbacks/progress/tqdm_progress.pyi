# Made by tools/stubgen.
from lightning.pytorch.callbacks import TQDMProgressBar as TQDMProgressBar
