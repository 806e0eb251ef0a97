# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.ops import StochasticDepth as StochasticDepth, stochastic_depth as stochastic_depth
