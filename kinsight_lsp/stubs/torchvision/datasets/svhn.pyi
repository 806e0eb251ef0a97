# Made by tools/stubgen.
from torchvision.datasets import SVHN as SVHN, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_url as download_url, verify_str_arg as verify_str_arg
