import numpy
import torch
class VisionDataset:
    root: str
    def __getitem__(self, index) -> tuple[torch.Tensor, int]: ...
    def __len__(self) -> int: ...
class DatasetFolder:
    classes: list[str]
    class_to_idx: dict[str, int]
    samples: list[tuple[str, int]]
    targets: list[int]
class ImageFolder:
    imgs: list[tuple[str, int]]
class CIFAR10:
    data: numpy.ndarray
    classes: list[str]
    class_to_idx: dict[str, int]
    targets: list[int]
class MNIST:
    data: torch.Tensor
    targets: torch.Tensor
    classes: list[str]
    class_to_idx: dict[str, int]
class CocoDetection:
    ids: list[int]
