# Made by tools/stubgen.
from torchinfo import ModelStatistics as ModelStatistics
