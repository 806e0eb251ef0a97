# Made by tools/stubgen.
from torchvision.datasets import MovingMNIST as MovingMNIST, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_url as download_url, verify_str_arg as verify_str_arg
