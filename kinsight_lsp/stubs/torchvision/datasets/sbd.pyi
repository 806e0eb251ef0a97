# Made by tools/stubgen.
from torchvision.datasets import SBDataset as SBDataset, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, download_url as download_url, verify_str_arg as verify_str_arg
