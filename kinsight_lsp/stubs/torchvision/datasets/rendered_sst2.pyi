# Made by tools/stubgen.
from torchvision.datasets import RenderedSST2 as RenderedSST2, VisionDataset as VisionDataset
from torchvision.datasets.folder import default_loader as default_loader, make_dataset as make_dataset
from torchvision.datasets.utils import download_and_extract_archive as download_and_extract_archive, verify_str_arg as verify_str_arg
