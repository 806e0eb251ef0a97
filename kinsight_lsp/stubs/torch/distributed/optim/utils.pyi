# Made by tools/stubgen.
from torch.distributed.optim import as_functional_optim as as_functional_optim
functional_optim_map: dict
def register_functional_optim(key, optim): ...
