# Made by tools/stubgen.
from lightning.pytorch.callbacks import GradientAccumulationScheduler as GradientAccumulationScheduler
