# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.datasets import FER2013 as FER2013, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, verify_str_arg as verify_str_arg
