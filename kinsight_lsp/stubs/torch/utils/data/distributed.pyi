# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.utils.data import Dataset as Dataset, DistributedSampler as DistributedSampler, Sampler as Sampler
