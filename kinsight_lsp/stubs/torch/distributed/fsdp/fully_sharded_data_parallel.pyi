# Made by tools/stubgen.
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh
from torch.distributed.fsdp import BackwardPrefetch as BackwardPrefetch, CPUOffload as CPUOffload, FullOptimStateDictConfig as FullOptimStateDictConfig, FullStateDictConfig as FullStateDictConfig, FullyShardedDataParallel as FullyShardedDataParallel, LocalOptimStateDictConfig as LocalOptimStateDictConfig, LocalStateDictConfig as LocalStateDictConfig, MixedPrecision as MixedPrecision, OptimStateDictConfig as OptimStateDictConfig, OptimStateKeyType as OptimStateKeyType, ShardedOptimStateDictConfig as ShardedOptimStateDictConfig, ShardedStateDictConfig as ShardedStateDictConfig, ShardingStrategy as ShardingStrategy, StateDictConfig as StateDictConfig, StateDictSettings as StateDictSettings, StateDictType as StateDictType
from torch.distributed.fsdp.wrap import CustomPolicy as CustomPolicy, ModuleWrapPolicy as ModuleWrapPolicy
FLAT_PARAM: str
FSDP_PREFIX: str
FSDP_WRAPPED_MODULE: str
HYBRID_SHARDING_STRATEGIES: list
LOW_PRECISION_HOOKS: list
