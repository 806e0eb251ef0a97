# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import Conv1d as Conv1d, Conv2d as Conv2d, Conv3d as Conv3d, ConvTranspose1d as ConvTranspose1d, ConvTranspose2d as ConvTranspose2d, ConvTranspose3d as ConvTranspose3d, LazyConv1d as LazyConv1d, LazyConv2d as LazyConv2d, LazyConv3d as LazyConv3d, LazyConvTranspose1d as LazyConvTranspose1d, LazyConvTranspose2d as LazyConvTranspose2d, LazyConvTranspose3d as LazyConvTranspose3d, Module as Module, Parameter as Parameter, UninitializedParameter as UninitializedParameter
from torch.nn.modules.lazy import LazyModuleMixin as LazyModuleMixin
convolution_notes: dict
reproducibility_notes: dict
