# Made by tools/stubgen.
from pytorch_optimizer import Muon as Muon
