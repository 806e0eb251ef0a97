# Made by tools/stubgen.
from torchvision.datasets import DTD as DTD, VisionDataset as VisionDataset
from torchvision.datasets.folder import default_loader as default_loader
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, verify_str_arg as verify_str_arg
