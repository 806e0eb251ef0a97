# Made by tools/stubgen.
from torchvision.datasets import PCAM as PCAM, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_file_from_google_drive as download_file_from_google_drive, verify_str_arg as verify_str_arg
