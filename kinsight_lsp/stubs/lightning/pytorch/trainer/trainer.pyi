# Made by tools/stubgen.
from lightning.pytorch import Trainer as Trainer
