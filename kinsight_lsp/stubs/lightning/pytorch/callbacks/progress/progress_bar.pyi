# Made by tools/stubgen.
from lightning.pytorch.callbacks import ProgressBar as ProgressBar
