# Made by tools/stubgen.
from torch.ao.quantization import convert_dynamic_jit as convert_dynamic_jit, convert_jit as convert_jit, fuse_conv_bn_jit as fuse_conv_bn_jit, prepare_dynamic_jit as prepare_dynamic_jit, prepare_jit as prepare_jit, quantize_dynamic_jit as quantize_dynamic_jit, quantize_jit as quantize_jit, script_qconfig as script_qconfig, script_qconfig_dict as script_qconfig_dict
