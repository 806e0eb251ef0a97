# Made by tools/stubgen.
from lightning.pytorch.callbacks import StochasticWeightAveraging as StochasticWeightAveraging
