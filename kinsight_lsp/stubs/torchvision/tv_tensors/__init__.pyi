# Made by tools/stubgen.
import enum
import torch
class BoundingBoxFormat(enum.Enum):
    CXCYWH: BoundingBoxFormat
    CXCYWHR: BoundingBoxFormat
    XYWH: BoundingBoxFormat
    XYWHR: BoundingBoxFormat
    XYXY: BoundingBoxFormat
    XYXYXYXY: BoundingBoxFormat
class BoundingBoxes(TVTensor):
    canvas_size: tuple[int, int]
    clamping_mode: str | None
    format: BoundingBoxFormat
    @classmethod
    def wrap(cls, tensor, like, **kwargs) -> BoundingBoxes: ...
class Image(TVTensor): ...
class KeyPoints(TVTensor):
    canvas_size: tuple[int, int]
    @classmethod
    def wrap(cls, tensor, like, **kwargs) -> KeyPoints: ...
class Mask(TVTensor): ...
class TVTensor(torch.Tensor):
    shape: torch.Size | list[int] | tuple[int, ...]
    @classmethod
    def wrap(cls, tensor, like, **kwargs) -> TVTensor: ...
class Video(TVTensor): ...
def is_rotated_bounding_format(format) -> bool: ...
def set_return_type(return_type) -> torch.Tensor: ...
def wrap(wrappee, *, like, **kwargs) -> torch.Tensor: ...
