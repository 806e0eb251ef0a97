# Made by tools/stubgen.
from torch.nn import DataParallel as DataParallel, Module as Module
from torch.nn.parallel import data_parallel as data_parallel, gather as gather, parallel_apply as parallel_apply, replicate as replicate
from torch.nn.parallel.scatter_gather import scatter_kwargs as scatter_kwargs
