# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.transforms import AugMix as AugMix, AutoAugment as AutoAugment, AutoAugmentPolicy as AutoAugmentPolicy, InterpolationMode as InterpolationMode, RandAugment as RandAugment, TrivialAugmentWide as TrivialAugmentWide
