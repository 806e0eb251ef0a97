# Made by tools/stubgen.
from lightning.pytorch import Callback as Callback
