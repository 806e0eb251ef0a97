# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.ops import generalized_box_iou_loss as generalized_box_iou_loss
