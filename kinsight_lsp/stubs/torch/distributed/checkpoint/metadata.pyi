# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch
from torch.distributed.checkpoint import BytesStorageMetadata as BytesStorageMetadata, ChunkStorageMetadata as ChunkStorageMetadata, Metadata as Metadata, TensorStorageMetadata as TensorStorageMetadata
class MetadataIndex:
    def __init__(self, fqn, offset=..., index=...) -> None: ...
    fqn: str
    index: int | None
    offset: torch.Size | None
class StorageMeta:
    def __init__(self, checkpoint_id=..., save_id=..., load_id=..., modules=...) -> None: ...
    checkpoint_id: str | None
    load_id: str | None
    modules: list[str]
    save_id: str | None
class TensorProperties:
    def __init__(self, dtype=..., layout=..., requires_grad=..., memory_format=..., pin_memory=...) -> None: ...
    @staticmethod
    def create_from_tensor(tensor) -> TensorProperties: ...
    dtype: torch.dtype
    layout: torch.layout
    memory_format: torch.memory_format
    pin_memory: bool
    requires_grad: bool
