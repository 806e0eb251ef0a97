# Made by tools/stubgen.
from torch.utils.data import Dataset as Dataset, DistributedSampler as DistributedSampler, Sampler as Sampler
