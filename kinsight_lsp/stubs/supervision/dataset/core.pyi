# Made by tools/stubgen.
from supervision import BaseDataset as BaseDataset, ClassificationDataset as ClassificationDataset, DetectionDataset as DetectionDataset
