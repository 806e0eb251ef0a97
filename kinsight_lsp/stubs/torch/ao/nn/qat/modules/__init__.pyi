# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.qat import Conv1d as Conv1d, Conv2d as Conv2d, Conv3d as Conv3d, Embedding as Embedding, EmbeddingBag as EmbeddingBag, Linear as Linear
