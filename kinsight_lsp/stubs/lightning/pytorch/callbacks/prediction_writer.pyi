# Made by tools/stubgen.
from lightning.pytorch.callbacks import BasePredictionWriter as BasePredictionWriter
