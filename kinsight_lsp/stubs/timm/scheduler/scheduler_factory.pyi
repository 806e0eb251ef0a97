# Made by tools/stubgen.
from timm.scheduler import create_scheduler as create_scheduler, create_scheduler_v2 as create_scheduler_v2
