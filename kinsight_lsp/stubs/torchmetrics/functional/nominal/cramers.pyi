# Made by tools/stubgen.
from torchmetrics.functional import cramers_v as cramers_v, cramers_v_matrix as cramers_v_matrix
