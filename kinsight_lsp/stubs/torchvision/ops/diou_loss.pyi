# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.ops import distance_box_iou_loss as distance_box_iou_loss
