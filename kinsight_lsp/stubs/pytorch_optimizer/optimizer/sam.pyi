# Made by tools/stubgen.
from pytorch_optimizer import GSAM as GSAM, SAM as SAM
