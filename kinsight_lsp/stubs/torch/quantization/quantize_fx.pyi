# Made by tools/stubgen.
from torch.ao.quantization.quantize_fx import convert_fx as convert_fx, fuse_fx as fuse_fx, prepare_fx as prepare_fx, prepare_qat_fx as prepare_qat_fx
from torch.fx.proxy import Scope as Scope
