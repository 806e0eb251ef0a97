# Made by tools/stubgen.
from lightning import LightningModule as LightningModule
