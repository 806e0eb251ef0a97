# Made by tools/stubgen.
from torchvision.datasets import FER2013 as FER2013, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, verify_str_arg as verify_str_arg
