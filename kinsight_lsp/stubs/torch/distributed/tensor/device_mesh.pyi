# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.distributed.device_mesh import DeviceMesh as DeviceMesh, init_device_mesh as init_device_mesh
