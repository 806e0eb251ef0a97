# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import AlphaDropout as AlphaDropout, Dropout as Dropout, Dropout1d as Dropout1d, Dropout2d as Dropout2d, Dropout3d as Dropout3d, FeatureAlphaDropout as FeatureAlphaDropout, Module as Module
