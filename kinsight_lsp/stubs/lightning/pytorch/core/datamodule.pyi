# Made by tools/stubgen.
from lightning import LightningDataModule as LightningDataModule
