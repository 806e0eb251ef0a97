# Made by tools/stubgen.
from torchvision.datasets import FakeData as FakeData, VisionDataset as VisionDataset
