from lightning.pytorch.loggers import CSVLogger as CSVLogger, TensorBoardLogger as TensorBoardLogger, WandbLogger as WandbLogger, MLFlowLogger as MLFlowLogger
