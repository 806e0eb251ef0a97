# Made by tools/stubgen.
from timm.data import Mixup as Mixup
