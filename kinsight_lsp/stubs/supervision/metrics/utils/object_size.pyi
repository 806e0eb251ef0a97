# Made by tools/stubgen.
from supervision.metrics import ObjectSizeCategory as ObjectSizeCategory, get_detection_size_category as get_detection_size_category, get_object_size_category as get_object_size_category
