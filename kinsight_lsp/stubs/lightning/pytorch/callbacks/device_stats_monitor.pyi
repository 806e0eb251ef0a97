# Made by tools/stubgen.
from lightning.pytorch.callbacks import DeviceStatsMonitor as DeviceStatsMonitor
