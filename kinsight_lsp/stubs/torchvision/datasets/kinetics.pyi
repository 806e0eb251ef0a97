# Made by tools/stubgen.
from torchvision.datasets import Kinetics as Kinetics, VisionDataset as VisionDataset
from torchvision.datasets.folder import find_classes as find_classes, make_dataset as make_dataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_and_extract_archive as download_and_extract_archive, download_url as download_url, verify_str_arg as verify_str_arg
from torchvision.datasets.video_utils import VideoClips as VideoClips
