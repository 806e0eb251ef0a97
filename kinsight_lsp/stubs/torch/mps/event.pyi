# Made by tools/stubgen.
from torch.mps import Event as Event
