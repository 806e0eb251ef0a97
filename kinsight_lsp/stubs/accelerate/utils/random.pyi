# Made by tools/stubgen.
from accelerate.utils import set_seed as set_seed
