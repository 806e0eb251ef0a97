# Made by tools/stubgen.
from lightning.pytorch.callbacks import EarlyStopping as EarlyStopping
