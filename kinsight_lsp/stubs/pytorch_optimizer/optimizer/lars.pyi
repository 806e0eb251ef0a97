# Made by tools/stubgen.
from pytorch_optimizer import LARS as LARS
