import torch.nn
class DistributedDataParallel:
    module: torch.nn.Module
