# Made by tools/stubgen.
import typing
from torch.distributed import AllToAllOptions as AllToAllOptions, AllreduceCoalescedOptions as AllreduceCoalescedOptions, AllreduceOptions as AllreduceOptions, Backend as Backend, BackendConfig as BackendConfig, BarrierOptions as BarrierOptions, BroadcastOptions as BroadcastOptions, DebugLevel as DebugLevel, DistStoreError as DistStoreError, GatherOptions as GatherOptions, GroupMember as GroupMember, GroupName as GroupName, P2POp as P2POp, PrefixStore as PrefixStore, ProcessGroup as ProcessGroup, ProcessGroupGloo as ProcessGroupGloo, ReduceOp as ReduceOp, ReduceOptions as ReduceOptions, ReduceScatterOptions as ReduceScatterOptions, ScatterOptions as ScatterOptions, Store as Store, Work as Work, all_gather as all_gather, all_gather_coalesced as all_gather_coalesced, all_gather_into_tensor as all_gather_into_tensor, all_gather_object as all_gather_object, all_gather_single as all_gather_single, all_reduce as all_reduce, all_reduce_coalesced as all_reduce_coalesced, all_to_all as all_to_all, all_to_all_single as all_to_all_single, barrier as barrier, batch_isend_irecv as batch_isend_irecv, broadcast as broadcast, broadcast_object_list as broadcast_object_list, destroy_process_group as destroy_process_group, gather as gather, gather_object as gather_object, get_backend as get_backend, get_backend_config as get_backend_config, get_debug_level as get_debug_level, get_default_backend_for_device as get_default_backend_for_device, get_global_rank as get_global_rank, get_group_rank as get_group_rank, get_node_local_rank as get_node_local_rank, get_pg_count as get_pg_count, get_process_group_ranks as get_process_group_ranks, get_rank as get_rank, get_world_size as get_world_size, group as group, init_process_group as init_process_group, irecv as irecv, is_backend_available as is_backend_available, is_gloo_available as is_gloo_available, is_initialized as is_initialized, is_mpi_available as is_mpi_available, is_nccl_available as is_nccl_available, is_torchelastic_launched as is_torchelastic_launched, is_ucc_available as is_ucc_available, is_xccl_available as is_xccl_available, isend as isend, monitored_barrier as monitored_barrier, new_group as new_group, new_subgroups as new_subgroups, new_subgroups_by_enumeration as new_subgroups_by_enumeration, record_comm as record_comm, recv as recv, recv_object_list as recv_object_list, reduce as reduce, reduce_scatter as reduce_scatter, reduce_scatter_single as reduce_scatter_single, reduce_scatter_tensor as reduce_scatter_tensor, register_rendezvous_handler as register_rendezvous_handler, rendezvous as rendezvous, scatter as scatter, scatter_object_list as scatter_object_list, send as send, send_object_list as send_object_list, shrink_group as shrink_group, split_group as split_group, supports_complex as supports_complex
from torch.distributed.device_mesh import not_none as not_none
from torch.overrides import handle_torch_function as handle_torch_function, has_torch_function as has_torch_function
class AllgatherOptions:
    def __init__(self, *args, **kwargs) -> None: ...
    asyncOp: typing.Any
    timeout: typing.Any
PG_WRAPPER_STORE_PREFIX: str
SHRINK_ABORT: int
SHRINK_DEFAULT: int
STORE_BASED_BARRIER_PREFIX: str
TYPE_CHECKING: bool
default_pg_timeout: typing.Any
reduce_op: typing.Any
def set_pytorch_distributed_envs_from_justknobs(): ...
