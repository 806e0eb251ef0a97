# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.intrinsic import LinearReLU as LinearReLU
from torch.ao.nn.qat import Linear as Linear
from torch.nn.utils.parametrize import is_parametrized as is_parametrized, transfer_parametrizations_and_params as transfer_parametrizations_and_params, type_before_parametrizations as type_before_parametrizations
