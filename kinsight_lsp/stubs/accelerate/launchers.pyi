# Made by tools/stubgen.
from accelerate import notebook_launcher as notebook_launcher
