# Made by tools/stubgen.
from timm.data import create_loader as create_loader
