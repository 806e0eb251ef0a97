# Made by tools/stubgen.
from torchvision.datasets import USPS as USPS, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_url as download_url
