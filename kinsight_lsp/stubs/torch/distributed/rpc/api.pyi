# Made by tools/stubgen.
from torch.distributed.rpc import AllGatherStates as AllGatherStates, RRef as RRef, get_rpc_timeout as get_rpc_timeout, get_worker_info as get_worker_info, method_factory as method_factory, new_method as new_method, remote as remote, rpc_async as rpc_async, rpc_sync as rpc_sync, shutdown as shutdown
from torch.distributed.rpc.internal import PythonUDF as PythonUDF, RPCExecMode as RPCExecMode
from torch.jit import Future as Future
DEFAULT_SHUTDOWN_TIMEOUT: int
TYPE_CHECKING: bool
UNSET_RPC_TIMEOUT: float
docstring: str
method_name: str
