# Made by tools/stubgen.
from torchmetrics import CalibrationError as CalibrationError
from torchmetrics.classification import BinaryCalibrationError as BinaryCalibrationError, MulticlassCalibrationError as MulticlassCalibrationError
