# Made by tools/stubgen.
from torch.cuda import Event as Event, ExternalStream as ExternalStream, Stream as Stream
