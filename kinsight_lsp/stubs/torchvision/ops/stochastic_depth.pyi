# Made by tools/stubgen.
from torchvision.ops import StochasticDepth as StochasticDepth, stochastic_depth as stochastic_depth
