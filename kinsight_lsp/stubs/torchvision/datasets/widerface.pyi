# Made by tools/stubgen.
from torchvision.datasets import VisionDataset as VisionDataset, WIDERFace as WIDERFace
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, download_file_from_google_drive as download_file_from_google_drive, extract_archive as extract_archive, verify_str_arg as verify_str_arg
