# Made by tools/stubgen.
from torch.amp import autocast as autocast, custom_bwd as custom_bwd, custom_fwd as custom_fwd, is_autocast_available as is_autocast_available
HAS_NUMPY: bool
def autocast_decorator(autocast_instance, func): ...
