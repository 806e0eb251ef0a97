# Made by tools/stubgen.
from torch.mtia import MTIAGraph as MTIAGraph, graph as graph, graph_pool_handle as graph_pool_handle
