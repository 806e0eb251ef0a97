# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Embedding as Embedding, EmbeddingBag as EmbeddingBag, Module as Module, Parameter as Parameter
