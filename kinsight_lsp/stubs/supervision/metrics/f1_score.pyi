# Made by tools/stubgen.
from supervision.metrics import F1Score as F1Score, F1ScoreResult as F1ScoreResult
