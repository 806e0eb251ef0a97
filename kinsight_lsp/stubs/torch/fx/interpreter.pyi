# Made by tools/stubgen.
import typing
from torch.fx import Graph as Graph, GraphModule as GraphModule, Interpreter as Interpreter, Node as Node, Proxy as Proxy, Tracer as Tracer, Transformer as Transformer, map_arg as map_arg
from torch.fx.node import compatibility as compatibility, map_aggregate as map_aggregate
class LazyString:
    def __init__(self, func, *args, **kwargs) -> None: ...
    args: typing.Any
    func: typing.Any
    kwargs: typing.Any
def trace_structured(name, metadata_fn=..., *, payload_fn=..., suppress_context=..., expect_trace_id=..., record_logging_overhead=..., compile_id=...) -> None: ...
