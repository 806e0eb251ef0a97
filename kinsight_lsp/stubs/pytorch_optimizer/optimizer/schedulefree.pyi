# Made by tools/stubgen.
from pytorch_optimizer import ScheduleFreeAdamW as ScheduleFreeAdamW
