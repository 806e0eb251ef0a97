# Made by tools/stubgen.
from torchmetrics.text import Perplexity as Perplexity
