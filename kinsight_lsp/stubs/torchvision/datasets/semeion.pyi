# Made by tools/stubgen.
from torchvision.datasets import SEMEION as SEMEION, VisionDataset as VisionDataset
from torchvision.datasets.utils import check_integrity as check_integrity, download_url as download_url
