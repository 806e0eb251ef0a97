# Made by tools/stubgen.
compile_on_one_rank: bool
use_torchcomms: bool
