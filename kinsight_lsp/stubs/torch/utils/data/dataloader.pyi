# Made by tools/stubgen.
from torch.utils.data import BatchSampler as BatchSampler, DataLoader as DataLoader, Dataset as Dataset, IterDataPipe as IterDataPipe, IterableDataset as IterableDataset, MapDataPipe as MapDataPipe, RandomSampler as RandomSampler, Sampler as Sampler, SequentialSampler as SequentialSampler, default_collate as default_collate, default_convert as default_convert, get_worker_info as get_worker_info
TYPE_CHECKING: bool
