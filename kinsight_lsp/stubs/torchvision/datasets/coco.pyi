# Made by tools/stubgen.
from torchvision.datasets import CocoCaptions as CocoCaptions, CocoDetection as CocoDetection, VisionDataset as VisionDataset
