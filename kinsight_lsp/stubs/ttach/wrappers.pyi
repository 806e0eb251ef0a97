# Made by tools/stubgen.
from ttach import ClassificationTTAWrapper as ClassificationTTAWrapper, KeypointsTTAWrapper as KeypointsTTAWrapper, SegmentationTTAWrapper as SegmentationTTAWrapper
