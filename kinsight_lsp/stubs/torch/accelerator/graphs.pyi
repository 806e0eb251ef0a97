# Made by tools/stubgen.
from torch.accelerator import Graph as Graph
