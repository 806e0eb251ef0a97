# Made by tools/stubgen.
from pytorch_optimizer import Prodigy as Prodigy
