# Made by tools/stubgen.
from torchvision.datasets import VOCDetection as VOCDetection, VOCSegmentation as VOCSegmentation, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, verify_str_arg as verify_str_arg
DATASET_YEAR_DICT: dict
