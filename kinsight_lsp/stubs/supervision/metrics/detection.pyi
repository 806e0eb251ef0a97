# Made by tools/stubgen.
from supervision import ConfusionMatrix as ConfusionMatrix
