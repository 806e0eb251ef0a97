# Made by tools/stubgen.
from torch.compiler.config import Config as Config, install_config_module as install_config_module
compile_on_one_rank: bool
use_torchcomms: bool
