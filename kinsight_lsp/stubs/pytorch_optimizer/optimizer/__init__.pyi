# Made by tools/stubgen.
from pytorch_optimizer import create_optimizer as create_optimizer, get_supported_optimizers as get_supported_optimizers, load_optimizer as load_optimizer
