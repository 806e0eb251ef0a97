# Made by tools/stubgen.
from torchmetrics.functional import tweedie_deviance_score as tweedie_deviance_score
