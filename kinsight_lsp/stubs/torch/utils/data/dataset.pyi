# Made by tools/stubgen.
import torch
from torch import Generator as Generator, Tensor as Tensor, randperm as randperm
from torch.utils.data import ChainDataset as ChainDataset, ConcatDataset as ConcatDataset, Dataset as Dataset, IterableDataset as IterableDataset, StackDataset as StackDataset, Subset as Subset, TensorDataset as TensorDataset, random_split as random_split
default_generator: torch.Generator
