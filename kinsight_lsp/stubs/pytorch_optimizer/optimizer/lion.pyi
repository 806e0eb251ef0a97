# Made by tools/stubgen.
from pytorch_optimizer import Lion as Lion
