# Made by tools/stubgen.
import torch.nn
import typing
from torch import Tensor as Tensor
from torch.ao.nn.quantized import Embedding as Embedding, EmbeddingBag as EmbeddingBag
class EmbeddingPackedParams(torch.nn.Module):
    def __init__(self, num_embeddings, embedding_dim, dtype=...) -> None: ...
    dtype: typing.Any
    def forward(self, x): ...
    def set_weight(self, weight) -> None: ...
