# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.distributed.checkpoint import HuggingFaceStorageReader as HuggingFaceStorageReader, LoadPlanner as LoadPlanner, QuantizedHuggingFaceStorageReader as QuantizedHuggingFaceStorageReader, ReadItem as ReadItem, TensorStorageMetadata as TensorStorageMetadata
