# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.autograd.profiler_legacy import profile as profile
