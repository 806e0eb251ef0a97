# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.ops import sigmoid_focal_loss as sigmoid_focal_loss
