# Made by tools/stubgen.
from torchvision.datasets import INaturalist as INaturalist, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, verify_str_arg as verify_str_arg
CATEGORIES_2021: list
DATASET_MD5: dict
DATASET_URLS: dict
