# Made by tools/stubgen.
from torchvision.ops import distance_box_iou_loss as distance_box_iou_loss
