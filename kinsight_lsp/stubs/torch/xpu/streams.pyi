# Made by tools/stubgen.
from torch.xpu import Event as Event, Stream as Stream
