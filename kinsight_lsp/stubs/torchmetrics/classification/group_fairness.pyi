# Made by tools/stubgen.
from torchmetrics.classification import BinaryFairness as BinaryFairness, BinaryGroupStatRates as BinaryGroupStatRates
