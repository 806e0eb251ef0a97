# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.xpu import Event as Event, Stream as Stream
