# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.ao.nn.quantized.reference import Embedding as Embedding, EmbeddingBag as EmbeddingBag
from torch.ao.nn.quantized.reference.modules.utils import ReferenceQuantizedModule as ReferenceQuantizedModule
