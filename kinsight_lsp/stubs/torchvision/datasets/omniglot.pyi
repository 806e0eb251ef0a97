# Made by tools/stubgen.
from torchvision.datasets import Omniglot as Omniglot, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_and_extract_archive as download_and_extract_archive, list_dir as list_dir, list_files as list_files
