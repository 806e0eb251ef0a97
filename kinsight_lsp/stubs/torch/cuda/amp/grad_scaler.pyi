# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.amp.grad_scaler import OptState as OptState
from torch.cuda.amp import GradScaler as GradScaler
