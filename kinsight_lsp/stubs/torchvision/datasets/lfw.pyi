# Made by tools/stubgen.
from torchvision.datasets import LFWPairs as LFWPairs, LFWPeople as LFWPeople, VisionDataset as VisionDataset
from torchvision.datasets.folder import default_loader as default_loader
from torchvision.datasets.utils import check_integrity as check_integrity, download_and_extract_archive as download_and_extract_archive, download_url as download_url, verify_str_arg as verify_str_arg
