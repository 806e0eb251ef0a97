# Made by tools/stubgen.
from sahi import BoundingBox as BoundingBox, Category as Category, Mask as Mask
