# Made by tools/stubgen.
from accelerate import Accelerator as Accelerator
