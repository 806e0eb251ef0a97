# Made by tools/stubgen.
from torch.package import Directory as Directory, GlobGroup as GlobGroup
