# Made by tools/stubgen.
import torch.utils.data
import torchvision.datasets.video_utils
import typing
class DistributedSampler(torch.utils.data.Sampler):
    def __init__(self, dataset, num_replicas=..., rank=..., shuffle=..., group_size=...) -> None: ...
    def __len__(self) -> int: ...
    dataset: typing.Any
    epoch: int
    group_size: int
    num_group_samples: int
    num_replicas: int | None
    num_samples: typing.Any
    rank: int | None
    def set_epoch(self, epoch) -> None: ...
    shuffle: bool
    total_size: typing.Any
class RandomClipSampler(torch.utils.data.Sampler):
    def __init__(self, video_clips, max_clips_per_video) -> None: ...
    def __len__(self) -> int: ...
    max_clips_per_video: int
    video_clips: torchvision.datasets.video_utils.VideoClips
class UniformClipSampler(torch.utils.data.Sampler):
    def __init__(self, video_clips, num_clips_per_video) -> None: ...
    def __len__(self) -> int: ...
    num_clips_per_video: int
    video_clips: torchvision.datasets.video_utils.VideoClips
