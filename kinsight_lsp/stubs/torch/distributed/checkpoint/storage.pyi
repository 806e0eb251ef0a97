# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.distributed.checkpoint.metadata
import typing
from torch.distributed.checkpoint import LoadPlan as LoadPlan, LoadPlanner as LoadPlanner, Metadata as Metadata, SavePlan as SavePlan, SavePlanner as SavePlanner, StorageReader as StorageReader, StorageWriter as StorageWriter
from torch.distributed.checkpoint.metadata import MetadataIndex as MetadataIndex, StorageMeta as StorageMeta
from torch.jit import Future as Future
class WriteResult:
    def __init__(self, index, size_in_bytes, storage_data) -> None: ...
    index: torch.distributed.checkpoint.metadata.MetadataIndex
    size_in_bytes: int
    storage_data: typing.Any
