# Made by tools/stubgen.
from torchvision.datasets import Caltech101 as Caltech101, Caltech256 as Caltech256, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, extract_archive as extract_archive, verify_str_arg as verify_str_arg
