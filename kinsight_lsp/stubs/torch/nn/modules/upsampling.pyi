# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Module as Module, Upsample as Upsample, UpsamplingBilinear2d as UpsamplingBilinear2d, UpsamplingNearest2d as UpsamplingNearest2d
