# Made by tools/stubgen.
from torch.autograd.profiler_legacy import profile as profile
