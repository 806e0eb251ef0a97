# Made by tools/stubgen: do not edit. Facts about the public API only.
import enum
import typing
from torch.distributed.checkpoint import DefaultSavePlanner as DefaultSavePlanner, Metadata as Metadata, SavePlan as SavePlan, SavePlanner as SavePlanner, StorageWriter as StorageWriter, async_save as async_save, save as save, save_state_dict as save_state_dict
from torch.distributed.checkpoint.staging import AsyncStager as AsyncStager, DefaultStager as DefaultStager, StagingOptions as StagingOptions
from torch.distributed.checkpoint.stateful import Stateful as Stateful
from torch.distributed.checkpoint.storage import WriteResult as WriteResult
class AsyncCheckpointerType(enum.Enum):
    PROCESS: AsyncCheckpointerType
    THREAD: AsyncCheckpointerType
class AsyncSaveResponse:
    def __init__(self, staging_completion, upload_completion) -> None: ...
    staging_completion: typing.Any
    upload_completion: typing.Any
TYPE_CHECKING: bool
