# Made by tools/stubgen.
from lightning.pytorch.callbacks import Checkpoint as Checkpoint
