# Made by tools/stubgen.
import numpy
import sam2.sam2_image_predictor
import typing
_Self = typing.TypeVar("_Self")
class SAM2AutomaticMaskGenerator:
    def __init__(self, model, points_per_side=..., points_per_batch=..., pred_iou_thresh=..., stability_score_thresh=..., stability_score_offset=..., mask_threshold=..., box_nms_thresh=..., crop_n_layers=..., crop_nms_thresh=..., crop_overlap_ratio=..., crop_n_points_downscale_factor=..., point_grids=..., min_mask_region_area=..., output_mode=..., use_m2m=..., multimask_output=..., **kwargs) -> None: ...
    box_nms_thresh: float
    crop_n_layers: int
    crop_n_points_downscale_factor: int
    crop_nms_thresh: float
    crop_overlap_ratio: float
    @classmethod
    def from_pretrained(cls: type[_Self], model_id, **kwargs) -> _Self: ...
    def generate(self, image) -> list[dict[str, object]]: ...
    mask_threshold: float
    min_mask_region_area: int
    multimask_output: bool
    output_mode: str
    point_grids: list[numpy.ndarray] | None
    points_per_batch: int
    @staticmethod
    def postprocess_small_regions(mask_data, min_area, nms_thresh): ...
    pred_iou_thresh: float
    predictor: sam2.sam2_image_predictor.SAM2ImagePredictor
    def refine_with_m2m(self, points, point_labels, low_res_masks, points_per_batch): ...
    stability_score_offset: float
    stability_score_thresh: float
    use_m2m: bool
