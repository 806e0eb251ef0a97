# Made by tools/stubgen.
from lightning.pytorch.callbacks import RichModelSummary as RichModelSummary
