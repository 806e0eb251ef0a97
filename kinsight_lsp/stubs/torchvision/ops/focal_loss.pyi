# Made by tools/stubgen.
from torchvision.ops import sigmoid_focal_loss as sigmoid_focal_loss
