# Made by tools/stubgen.
from timm.scheduler import CosineLRScheduler as CosineLRScheduler
