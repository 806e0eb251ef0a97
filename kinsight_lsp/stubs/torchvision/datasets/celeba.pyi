# Made by tools/stubgen.
import typing
from torchvision.datasets import CelebA as CelebA, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_file_from_google_drive as download_file_from_google_drive, extract_archive as extract_archive, verify_str_arg as verify_str_arg
class CSV(tuple):
    data: typing.Any
    header: typing.Any
    index: typing.Any
