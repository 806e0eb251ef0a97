# Made by tools/stubgen.
from torchmetrics import MultitaskWrapper as MultitaskWrapper
