# Made by tools/stubgen.
from torchvision.datasets import LSUN as LSUN, LSUNClass as LSUNClass, VisionDataset as VisionDataset
from torchvision.datasets.utils import iterable_to_str as iterable_to_str, verify_str_arg as verify_str_arg
