# Made by tools/stubgen.
from torchvision.ops import generalized_box_iou_loss as generalized_box_iou_loss
