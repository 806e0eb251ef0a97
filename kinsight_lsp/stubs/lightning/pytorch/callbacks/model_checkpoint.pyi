# Made by tools/stubgen.
from lightning.pytorch.callbacks import ModelCheckpoint as ModelCheckpoint
