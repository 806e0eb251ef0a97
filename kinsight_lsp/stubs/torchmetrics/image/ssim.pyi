# Made by tools/stubgen.
from torchmetrics.image import StructuralSimilarityIndexMeasure as StructuralSimilarityIndexMeasure
