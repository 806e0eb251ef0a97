# Made by tools/stubgen.
from torch.distributed.rpc import TensorPipeRpcBackendOptions as TensorPipeRpcBackendOptions
