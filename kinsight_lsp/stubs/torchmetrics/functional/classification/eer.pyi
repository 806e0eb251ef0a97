# Made by tools/stubgen.
from torchmetrics.functional import binary_eer as binary_eer, multiclass_eer as multiclass_eer, multilabel_eer as multilabel_eer
