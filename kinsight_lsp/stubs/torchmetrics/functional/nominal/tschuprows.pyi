# Made by tools/stubgen.
from torchmetrics.functional import tschuprows_t as tschuprows_t, tschuprows_t_matrix as tschuprows_t_matrix
