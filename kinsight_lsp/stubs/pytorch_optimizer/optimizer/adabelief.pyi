# Made by tools/stubgen.
from pytorch_optimizer import AdaBelief as AdaBelief
