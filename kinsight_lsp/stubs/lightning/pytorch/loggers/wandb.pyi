# Made by tools/stubgen.
from lightning.pytorch.loggers import WandbLogger as WandbLogger
