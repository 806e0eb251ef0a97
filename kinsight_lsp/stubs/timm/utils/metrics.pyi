# Made by tools/stubgen.
from timm.utils import AverageMeter as AverageMeter, accuracy as accuracy
