# Made by tools/stubgen.
from torch.autograd import detect_anomaly as detect_anomaly, set_detect_anomaly as set_detect_anomaly
