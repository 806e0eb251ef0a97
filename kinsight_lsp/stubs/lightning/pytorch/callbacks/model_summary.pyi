# Made by tools/stubgen.
from lightning.pytorch.callbacks import ModelSummary as ModelSummary
