# Made by tools/stubgen.
from lightning.pytorch.callbacks import Timer as Timer
