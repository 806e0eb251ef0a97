# Made by tools/stubgen.
from timm.data import create_transform as create_transform
