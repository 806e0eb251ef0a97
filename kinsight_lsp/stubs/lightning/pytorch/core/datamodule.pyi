# Made by tools/stubgen.
from lightning.pytorch import LightningDataModule as LightningDataModule
