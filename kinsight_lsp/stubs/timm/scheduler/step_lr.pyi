# Made by tools/stubgen.
from timm.scheduler import StepLRScheduler as StepLRScheduler
