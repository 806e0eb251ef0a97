# Made by tools/stubgen.
from timm.data import ImageDataset as ImageDataset
