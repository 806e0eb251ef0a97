# Made by tools/stubgen.
from torch.fx import Graph as Graph, GraphModule as GraphModule, Interpreter as Interpreter, Node as Node, Proxy as Proxy, Tracer as Tracer, Transformer as Transformer, map_arg as map_arg
from torch.fx.node import map_aggregate as map_aggregate
