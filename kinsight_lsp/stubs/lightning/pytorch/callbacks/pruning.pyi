# Made by tools/stubgen.
from lightning.pytorch.callbacks import ModelPruning as ModelPruning
