# Made by tools/stubgen.
from torchvision.datasets import HMDB51 as HMDB51, VisionDataset as VisionDataset
from torchvision.datasets.folder import find_classes as find_classes, make_dataset as make_dataset
from torchvision.datasets.video_utils import VideoClips as VideoClips
