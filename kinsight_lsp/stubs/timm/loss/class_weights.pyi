# Made by tools/stubgen.
from timm.loss import CLASS_WEIGHT_METHODS as CLASS_WEIGHT_METHODS, CLASS_WEIGHT_METHOD_KINDS as CLASS_WEIGHT_METHOD_KINDS, compute_class_weights as compute_class_weights, load_class_stats as load_class_stats, load_class_weights as load_class_weights, resolve_class_weights as resolve_class_weights
