# Made by tools/stubgen.
from torchvision.transforms import AugMix as AugMix, AutoAugment as AutoAugment, AutoAugmentPolicy as AutoAugmentPolicy, InterpolationMode as InterpolationMode, RandAugment as RandAugment, TrivialAugmentWide as TrivialAugmentWide
