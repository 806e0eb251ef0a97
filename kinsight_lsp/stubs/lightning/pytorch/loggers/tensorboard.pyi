# Made by tools/stubgen.
from lightning.pytorch.loggers import TensorBoardLogger as TensorBoardLogger
