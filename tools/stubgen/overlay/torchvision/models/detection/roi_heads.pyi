import torch.nn
class RoIHeads:
    box_predictor: torch.nn.Module
    box_head: torch.nn.Module
    box_roi_pool: torch.nn.Module
    mask_predictor: torch.nn.Module
    keypoint_predictor: torch.nn.Module
