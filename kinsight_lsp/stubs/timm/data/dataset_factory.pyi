# Made by tools/stubgen.
from timm.data import create_dataset as create_dataset
