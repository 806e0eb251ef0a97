# Made by tools/stubgen.
from supervision import get_coco_class_index_mapping as get_coco_class_index_mapping
