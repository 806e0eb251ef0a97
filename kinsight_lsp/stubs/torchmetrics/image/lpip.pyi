# Made by tools/stubgen.
from torchmetrics.image import LearnedPerceptualImagePatchSimilarity as LearnedPerceptualImagePatchSimilarity
