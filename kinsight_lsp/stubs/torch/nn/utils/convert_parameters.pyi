# Made by tools/stubgen.
from torch.nn.utils import parameters_to_vector as parameters_to_vector, vector_to_parameters as vector_to_parameters
