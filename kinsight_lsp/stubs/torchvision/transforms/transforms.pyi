# Made by tools/stubgen.
import torch
import typing
from torchvision.transforms import CenterCrop as CenterCrop, ColorJitter as ColorJitter, Compose as Compose, ConvertImageDtype as ConvertImageDtype, ElasticTransform as ElasticTransform, FiveCrop as FiveCrop, GaussianBlur as GaussianBlur, Grayscale as Grayscale, InterpolationMode as InterpolationMode, Lambda as Lambda, LinearTransformation as LinearTransformation, Normalize as Normalize, PILToTensor as PILToTensor, Pad as Pad, RandomAdjustSharpness as RandomAdjustSharpness, RandomAffine as RandomAffine, RandomApply as RandomApply, RandomAutocontrast as RandomAutocontrast, RandomChoice as RandomChoice, RandomCrop as RandomCrop, RandomEqualize as RandomEqualize, RandomErasing as RandomErasing, RandomGrayscale as RandomGrayscale, RandomHorizontalFlip as RandomHorizontalFlip, RandomInvert as RandomInvert, RandomOrder as RandomOrder, RandomPerspective as RandomPerspective, RandomPosterize as RandomPosterize, RandomResizedCrop as RandomResizedCrop, RandomRotation as RandomRotation, RandomSolarize as RandomSolarize, RandomVerticalFlip as RandomVerticalFlip, Resize as Resize, TenCrop as TenCrop, ToPILImage as ToPILImage, ToTensor as ToTensor
class RandomTransforms:
    def __call__(self, *args, **kwargs) -> torch.Tensor: ...
    def __init__(self, transforms) -> None: ...
    transforms: typing.Any
