# Made by tools/stubgen.
from accelerate import PartialState as PartialState
