# Made by tools/stubgen.
from torch.package import GlobGroup as GlobGroup
