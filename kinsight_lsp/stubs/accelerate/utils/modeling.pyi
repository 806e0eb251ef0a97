# Made by tools/stubgen.
from accelerate import infer_auto_device_map as infer_auto_device_map
