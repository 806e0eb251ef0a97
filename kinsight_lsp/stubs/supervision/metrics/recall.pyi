# Made by tools/stubgen.
from supervision.metrics import Recall as Recall, RecallResult as RecallResult
