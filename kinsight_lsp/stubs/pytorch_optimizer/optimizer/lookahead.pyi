# Made by tools/stubgen.
from pytorch_optimizer import Lookahead as Lookahead
