# Made by tools/stubgen.
from torchvision.datasets import Kitti as Kitti, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive
