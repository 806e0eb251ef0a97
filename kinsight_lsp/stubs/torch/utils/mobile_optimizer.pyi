# Made by tools/stubgen.
import enum
import torch.jit
import typing
class LintCode(enum.Enum):
    BATCHNORM: LintCode
    BUNDLED_INPUT: LintCode
    DROPOUT: LintCode
    REQUIRES_GRAD: LintCode
class MobileOptimizerType:
    CONV_BN_FUSION: MobileOptimizerType
    FUSE_ADD_RELU: MobileOptimizerType
    HOIST_CONV_PACKED_PARAMS: MobileOptimizerType
    INSERT_FOLD_PREPACK_OPS: MobileOptimizerType
    REMOVE_DROPOUT: MobileOptimizerType
    VULKAN_AUTOMATIC_GPU_TRANSFER: MobileOptimizerType
    def __init__(self, *args, **kwargs) -> None: ...
    name: typing.Any
    value: typing.Any
def generate_mobile_module_lints(script_module): ...
def optimize_for_mobile(script_module, optimization_blocklist=..., preserved_methods=..., backend=...) -> torch.jit.ScriptModule: ...
