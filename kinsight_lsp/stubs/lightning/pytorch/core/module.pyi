# Made by tools/stubgen.
from lightning.pytorch import LightningModule as LightningModule
