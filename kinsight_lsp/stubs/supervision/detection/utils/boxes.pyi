# Made by tools/stubgen.
from supervision import clip_boxes as clip_boxes, denormalize_boxes as denormalize_boxes, move_boxes as move_boxes, pad_boxes as pad_boxes, scale_boxes as scale_boxes, xyxyxyxy_to_xyxy as xyxyxyxy_to_xyxy
