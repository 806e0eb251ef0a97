# Made by tools/stubgen.
from torchsummary import summary as summary
