# Made by tools/stubgen.
import typing
from torch.distributed.rpc import rpc_async as rpc_async
from torch.jit import Future as Future
class RRefProxy:
    def __init__(self, rref, rpc_api, timeout=...) -> None: ...
    rpc_api: typing.Any
    rpc_timeout: typing.Any
    rref: typing.Any
UNSET_RPC_TIMEOUT: float
