# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.ao.nn.qat import Embedding as Embedding, EmbeddingBag as EmbeddingBag
