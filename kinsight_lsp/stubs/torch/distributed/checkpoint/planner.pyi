# Made by tools/stubgen: do not edit. Facts about the public API only.
import enum
import torch
import torch.distributed.checkpoint
import torch.distributed.checkpoint.metadata
from torch.distributed.checkpoint import ChunkStorageMetadata as ChunkStorageMetadata, LoadPlan as LoadPlan, LoadPlanner as LoadPlanner, Metadata as Metadata, ReadItem as ReadItem, SavePlan as SavePlan, SavePlanner as SavePlanner, WriteItem as WriteItem
from torch.distributed.checkpoint.metadata import MetadataIndex as MetadataIndex, StorageMeta as StorageMeta, TensorProperties as TensorProperties
class BytesIOWriteData:
    def __init__(self, nbytes) -> None: ...
    nbytes: int
class LoadItemType(enum.Enum):
    BYTE_IO: LoadItemType
    TENSOR: LoadItemType
class TensorWriteData:
    def __init__(self, chunk, properties, size) -> None: ...
    chunk: torch.distributed.checkpoint.ChunkStorageMetadata
    properties: torch.distributed.checkpoint.metadata.TensorProperties
    size: torch.Size
class WriteItemType(enum.Enum):
    BYTE_IO: WriteItemType
    SHARD: WriteItemType
    TENSOR: WriteItemType
