# Made by tools/stubgen.
from torchinfo import summary as summary
