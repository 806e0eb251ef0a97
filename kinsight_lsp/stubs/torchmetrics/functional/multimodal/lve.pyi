# Made by tools/stubgen.
from torchmetrics.functional import lip_vertex_error as lip_vertex_error
