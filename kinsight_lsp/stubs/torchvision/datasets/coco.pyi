# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.datasets import CocoCaptions as CocoCaptions, CocoDetection as CocoDetection, VisionDataset as VisionDataset
