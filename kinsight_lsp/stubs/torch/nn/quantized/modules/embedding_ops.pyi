# Made by tools/stubgen.
from torch.ao.nn.quantized import Embedding as Embedding, EmbeddingBag as EmbeddingBag
from torch.ao.nn.quantized.modules.embedding_ops import EmbeddingPackedParams as EmbeddingPackedParams
