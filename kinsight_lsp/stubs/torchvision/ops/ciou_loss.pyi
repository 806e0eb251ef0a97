# Made by tools/stubgen: do not edit. Facts about the public API only.
from torchvision.ops import complete_box_iou_loss as complete_box_iou_loss
