# Made by tools/stubgen.
from lightning.pytorch.callbacks import RichProgressBar as RichProgressBar
