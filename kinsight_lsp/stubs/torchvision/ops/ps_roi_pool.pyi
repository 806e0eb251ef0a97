# Made by tools/stubgen.
from torchvision.ops import PSRoIPool as PSRoIPool, ps_roi_pool as ps_roi_pool
from torchvision.ops.roi_pool import check_roi_boxes_shape as check_roi_boxes_shape, convert_boxes_to_roi_format as convert_boxes_to_roi_format
