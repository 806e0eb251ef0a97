# Made by tools/stubgen.
from lightning import Trainer as Trainer
