# Made by tools/stubgen.
from torchvision.datasets import Cityscapes as Cityscapes, VisionDataset as VisionDataset
from torchvision.datasets.utils import extract_archive as extract_archive, iterable_to_str as iterable_to_str, verify_str_arg as verify_str_arg
