# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.nn import CosineSimilarity as CosineSimilarity, Module as Module, PairwiseDistance as PairwiseDistance
