# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.ao.quantization
import typing
from torch.ao.quantization import FixedQParamsFakeQuantize as FixedQParamsFakeQuantize, PlaceholderObserver as default_placeholder_observer, QConfig as QConfig, QConfigAny as QConfigAny, QConfigMapping as QConfigMapping, get_default_qat_qconfig as get_default_qat_qconfig, get_default_qat_qconfig_mapping as get_default_qat_qconfig_mapping, get_default_qconfig as get_default_qconfig, get_default_qconfig_mapping as get_default_qconfig_mapping
TYPE_CHECKING: bool
default_fixed_qparams_range_0to1_observer: typing.Any
default_fixed_qparams_range_neg1to1_observer: typing.Any
default_quint8_weight_qconfig: torch.ao.quantization.QConfig
default_reuse_input_qconfig: torch.ao.quantization.QConfig
default_symmetric_qnnpack_qat_qconfig: torch.ao.quantization.QConfig
default_symmetric_qnnpack_qconfig: torch.ao.quantization.QConfig
default_weight_fake_quant: typing.Any
default_weight_observer: typing.Any
