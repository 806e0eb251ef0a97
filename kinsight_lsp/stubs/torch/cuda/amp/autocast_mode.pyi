# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.cuda.amp import autocast as autocast, custom_bwd as custom_bwd, custom_fwd as custom_fwd
