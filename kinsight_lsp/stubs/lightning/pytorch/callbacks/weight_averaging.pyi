# Made by tools/stubgen.
from lightning.pytorch.callbacks import EMAWeightAveraging as EMAWeightAveraging, WeightAveraging as WeightAveraging
