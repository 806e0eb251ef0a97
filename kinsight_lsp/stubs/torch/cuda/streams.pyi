# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.cuda import Event as Event, ExternalStream as ExternalStream, Stream as Stream
