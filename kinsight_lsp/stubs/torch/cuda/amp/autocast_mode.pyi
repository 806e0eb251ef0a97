# Made by tools/stubgen.
from torch.cuda.amp import autocast as autocast, custom_bwd as custom_bwd, custom_fwd as custom_fwd
