# Made by tools/stubgen.
from torchvision.datasets import STL10 as STL10, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_and_extract_archive as download_and_extract_archive, verify_str_arg as verify_str_arg
