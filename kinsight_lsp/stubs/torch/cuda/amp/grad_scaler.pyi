# Made by tools/stubgen.
from torch.amp.grad_scaler import OptState as OptState
from torch.cuda.amp import GradScaler as GradScaler
