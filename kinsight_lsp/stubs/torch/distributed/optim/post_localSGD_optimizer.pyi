# Made by tools/stubgen.
from torch.distributed.optim import PostLocalSGDOptimizer as PostLocalSGDOptimizer
