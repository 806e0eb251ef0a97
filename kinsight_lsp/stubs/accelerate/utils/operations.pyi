# Made by tools/stubgen.
from accelerate.utils import gather_object as gather_object
