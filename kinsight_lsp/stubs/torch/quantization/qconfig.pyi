# Made by tools/stubgen.
import torch.ao.quantization
from torch.ao.quantization import QConfig as QConfig, QConfigAny as QConfigAny, QConfigDynamic as QConfigDynamic, get_default_qat_qconfig as get_default_qat_qconfig, get_default_qconfig as get_default_qconfig, qconfig_equals as qconfig_equals
default_activation_only_qconfig: torch.ao.quantization.QConfig
default_debug_qconfig: torch.ao.quantization.QConfig
default_dynamic_qconfig: torch.ao.quantization.QConfig
default_per_channel_qconfig: torch.ao.quantization.QConfig
default_qat_qconfig: torch.ao.quantization.QConfig
default_qat_qconfig_v2: torch.ao.quantization.QConfig
default_qconfig: torch.ao.quantization.QConfig
default_weight_only_qconfig: torch.ao.quantization.QConfig
float16_dynamic_qconfig: torch.ao.quantization.QConfig
float16_static_qconfig: torch.ao.quantization.QConfig
float_qparams_weight_only_qconfig: torch.ao.quantization.QConfig
per_channel_dynamic_qconfig: torch.ao.quantization.QConfig
