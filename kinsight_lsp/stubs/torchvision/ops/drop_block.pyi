# Made by tools/stubgen.
from torchvision.ops import DropBlock2d as DropBlock2d, DropBlock3d as DropBlock3d, drop_block2d as drop_block2d, drop_block3d as drop_block3d
