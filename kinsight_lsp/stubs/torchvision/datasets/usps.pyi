# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.datasets import USPS as USPS, VisionDataset as VisionDataset
from torchvision.datasets.utils import download_url as download_url
