# Made by tools/stubgen.
from accelerate import dispatch_model as dispatch_model, init_empty_weights as init_empty_weights, load_checkpoint_and_dispatch as load_checkpoint_and_dispatch
