# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.accelerator import Graph as Graph
