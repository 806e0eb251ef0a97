# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.nn.utils import parameters_to_vector as parameters_to_vector, vector_to_parameters as vector_to_parameters
