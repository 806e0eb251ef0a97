# Made by tools/stubgen.
from pytorch_optimizer import Ranger21 as Ranger21
