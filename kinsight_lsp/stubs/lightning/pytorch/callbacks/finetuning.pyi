# Made by tools/stubgen.
from lightning.pytorch.callbacks import BackboneFinetuning as BackboneFinetuning, BaseFinetuning as BaseFinetuning
