# Made by tools/stubgen.
import torch
class ImageList:
    def __init__(self, tensors, image_sizes) -> None: ...
    image_sizes: list[tuple[int, int]]
    tensors: torch.Tensor
    def to(self, device) -> ImageList: ...
