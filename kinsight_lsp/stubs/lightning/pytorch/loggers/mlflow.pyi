# Made by tools/stubgen.
from lightning.pytorch.loggers import MLFlowLogger as MLFlowLogger
