# Made by tools/stubgen.
import enum
import torch
from torch import to_dlpack as to_dlpack
class DLDeviceType(enum.IntEnum):
    kDLCPU: DLDeviceType
    kDLCUDA: DLDeviceType
    kDLCUDAHost: DLDeviceType
    kDLCUDAManaged: DLDeviceType
    kDLExtDev: DLDeviceType
    kDLHexagon: DLDeviceType
    kDLMAIA: DLDeviceType
    kDLMetal: DLDeviceType
    kDLOneAPI: DLDeviceType
    kDLOpenCL: DLDeviceType
    kDLROCM: DLDeviceType
    kDLROCMHost: DLDeviceType
    kDLVPI: DLDeviceType
    kDLVulkan: DLDeviceType
    kDLWebGPU: DLDeviceType
def from_dlpack(ext_tensor, *, device=..., copy=...) -> torch.Tensor: ...
