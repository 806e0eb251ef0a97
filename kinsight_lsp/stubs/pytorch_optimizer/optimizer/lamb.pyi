# Made by tools/stubgen.
from pytorch_optimizer import Lamb as Lamb
