# Made by tools/stubgen.
from lightning.pytorch.loggers import CSVLogger as CSVLogger
