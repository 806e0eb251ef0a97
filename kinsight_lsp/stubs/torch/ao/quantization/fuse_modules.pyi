# Made by tools/stubgen.
from torch.ao.quantization import fuse_conv_bn as fuse_conv_bn, fuse_conv_bn_relu as fuse_conv_bn_relu, fuse_modules as fuse_modules, fuse_modules_qat as fuse_modules_qat, get_fuser_method as get_fuser_method
from torch.nn.utils.parametrize import type_before_parametrizations as type_before_parametrizations
def fuse_known_modules(mod_list, is_qat, additional_fuser_method_mapping=...): ...
