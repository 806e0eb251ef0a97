# Made by tools/stubgen.
from lightning.pytorch.callbacks import LearningRateFinder as LearningRateFinder
