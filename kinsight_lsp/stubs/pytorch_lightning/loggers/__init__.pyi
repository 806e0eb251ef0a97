# Made by tools/stubgen.
from lightning.pytorch.loggers import CSVLogger as CSVLogger, MLFlowLogger as MLFlowLogger, TensorBoardLogger as TensorBoardLogger, WandbLogger as WandbLogger
