# Made by tools/stubgen.
from supervision.metrics import Precision as Precision, PrecisionResult as PrecisionResult
