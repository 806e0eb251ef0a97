# Made by tools/stubgen.
from supervision import calculate_masks_centroids as calculate_masks_centroids, contains_holes as contains_holes, contains_multiple_segments as contains_multiple_segments, filter_segments_by_distance as filter_segments_by_distance, mask_to_roi as mask_to_roi, move_masks as move_masks
