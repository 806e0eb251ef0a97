# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.autograd import detect_anomaly as detect_anomaly, set_detect_anomaly as set_detect_anomaly
