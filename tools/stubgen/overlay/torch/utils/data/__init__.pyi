from collections.abc import Iterator

import torch

class Dataset:
    def __len__(self) -> int: ...
    def __getitem__(self, index) -> tuple[torch.Tensor, torch.Tensor]: ...
    def __add__(self, other) -> ConcatDataset: ...

class IterableDataset:
    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]: ...

class Subset:
    dataset: Dataset
    def __len__(self) -> int: ...

class TensorDataset:
    tensors: tuple[torch.Tensor, ...]
    def __getitem__(self, index) -> tuple[torch.Tensor, ...]: ...

class DataLoader:
    dataset: Dataset
    batch_size: int | None
    num_workers: int
    pin_memory: bool
    drop_last: bool
    sampler: Sampler
    batch_sampler: BatchSampler
    generator: torch.Generator | None
    def __iter__(self) -> Iterator[list[torch.Tensor]]: ...
    def __len__(self) -> int: ...

class Sampler:
    def __iter__(self) -> Iterator[int]: ...

def random_split() -> list[Subset]: ...
def default_collate(batch) -> list[torch.Tensor]: ...
