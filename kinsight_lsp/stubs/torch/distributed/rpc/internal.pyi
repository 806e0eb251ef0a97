# Made by tools/stubgen.
import enum
import typing
class PythonUDF(tuple):
    args: typing.Any
    func: typing.Any
    kwargs: typing.Any
class RPCExecMode(enum.Enum):
    ASYNC: RPCExecMode
    ASYNC_JIT: RPCExecMode
    REMOTE: RPCExecMode
    SYNC: RPCExecMode
class RemoteException(tuple):
    exception_type: typing.Any
    msg: typing.Any
def deserialize(binary_data, tensor_table): ...
def serialize(obj): ...
