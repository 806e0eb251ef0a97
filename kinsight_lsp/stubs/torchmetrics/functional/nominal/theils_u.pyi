# Made by tools/stubgen.
from torchmetrics.functional import theils_u_matrix as theils_u_matrix
