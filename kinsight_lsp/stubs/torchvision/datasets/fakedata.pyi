# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.datasets import FakeData as FakeData, VisionDataset as VisionDataset
