# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.distributed.checkpoint import DefaultLoadPlanner as DefaultLoadPlanner, LoadPlan as LoadPlan, LoadPlanner as LoadPlanner, StorageReader as StorageReader, load as load, load_state_dict as load_state_dict
from torch.distributed.checkpoint.stateful import Stateful as Stateful
TYPE_CHECKING: bool
