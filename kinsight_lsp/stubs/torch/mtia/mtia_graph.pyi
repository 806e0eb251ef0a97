# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.mtia import MTIAGraph as MTIAGraph, graph as graph, graph_pool_handle as graph_pool_handle
