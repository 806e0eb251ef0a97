# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Dropout as Dropout, LayerNorm as LayerNorm, Linear as Linear, Module as Module, ModuleList as ModuleList, MultiheadAttention as MultiheadAttention, Transformer as Transformer, TransformerDecoder as TransformerDecoder, TransformerDecoderLayer as TransformerDecoderLayer, TransformerEncoder as TransformerEncoder, TransformerEncoderLayer as TransformerEncoderLayer
from torch.nn.init import xavier_uniform_ as xavier_uniform_
