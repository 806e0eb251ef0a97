"""Detection, segmentation, vision-language models, metrics."""
