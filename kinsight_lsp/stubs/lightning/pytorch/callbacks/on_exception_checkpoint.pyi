# Made by tools/stubgen.
from lightning.pytorch.callbacks import OnExceptionCheckpoint as OnExceptionCheckpoint
