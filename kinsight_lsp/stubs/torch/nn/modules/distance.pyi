# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.nn import CosineSimilarity as CosineSimilarity, Module as Module, PairwiseDistance as PairwiseDistance
