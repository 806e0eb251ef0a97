# Made by tools/stubgen.
import enum
from torch import from_dlpack as from_dlpack, to_dlpack as to_dlpack
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
