# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.distributed.checkpoint import ChunkStorageMetadata as ChunkStorageMetadata, FileSystemReader as FileSystemReader, FileSystemWriter as FileSystemWriter, HuggingFaceStorageReader as HuggingFaceStorageReader, HuggingFaceStorageWriter as HuggingFaceStorageWriter, LoadPlan as LoadPlan, LoadPlanner as LoadPlanner, Metadata as Metadata, ReadItem as ReadItem, SavePlan as SavePlan, SavePlanner as SavePlanner, TensorStorageMetadata as TensorStorageMetadata, WriteItem as WriteItem
from torch.distributed.checkpoint.filesystem import SerializationFormat as SerializationFormat
from torch.distributed.checkpoint.metadata import MetadataIndex as MetadataIndex, StorageMeta as StorageMeta, TensorProperties as TensorProperties
from torch.distributed.checkpoint.storage import WriteResult as WriteResult
from torch.jit import Future as Future
CUSTOM_METADATA_KEY: str
SAVED_OFFSETS_KEY: str
SHARDED_DIR_NAME: str
SUFFIX: str
def consolidate_safetensors_files(input_dir, output_dir, fqn_to_index_mapping, num_threads=...) -> None: ...
