# Made by tools/stubgen.
from torchvision.datasets import CIFAR10 as CIFAR10, CIFAR100 as CIFAR100, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_and_extract_archive as download_and_extract_archive
