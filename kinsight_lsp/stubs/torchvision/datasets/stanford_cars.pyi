# Made by tools/stubgen.
from torchvision.datasets import StanfordCars as StanfordCars, VisionDataset as VisionDataset
from torchvision.datasets.folder import default_loader as default_loader
from torchvision.datasets.utils import verify_str_arg as verify_str_arg
