# Made by tools/stubgen.
import torch
import torch.nn
import torchvision.models
import torchvision.models.detection.anchor_utils
import torchvision.models.detection.generalized_rcnn
import torchvision.models.detection.ssd
import torchvision.models.detection.transform
import typing
class FCOS(torch.nn.Module):
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def __init__(self, backbone, num_classes, min_size=..., max_size=..., image_mean=..., image_std=..., anchor_generator=..., head=..., center_sampling_radius=..., score_thresh=..., nms_thresh=..., detections_per_img=..., topk_candidates=..., **kwargs) -> None: ...
    anchor_generator: torchvision.models.detection.anchor_utils.AnchorGenerator | None
    backbone: torch.nn.Module
    box_coder: typing.Any
    center_sampling_radius: float
    def compute_loss(self, targets, head_outputs, anchors, num_anchors_per_level) -> dict[str, torch.Tensor]: ...
    detections_per_img: int
    def eager_outputs(self, losses, detections) -> tuple[dict[str, torch.Tensor], list[dict[str, torch.Tensor]]]: ...
    def forward(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    head: torch.nn.Module
    nms_thresh: float
    def postprocess_detections(self, head_outputs, anchors, image_shapes) -> list[dict[str, torch.Tensor]]: ...
    score_thresh: float
    topk_candidates: int
    transform: torchvision.models.detection.transform.GeneralizedRCNNTransform
class FCOS_ResNet50_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_V1: FCOS_ResNet50_FPN_Weights
    DEFAULT: FCOS_ResNet50_FPN_Weights
class FasterRCNN(torchvision.models.detection.generalized_rcnn.GeneralizedRCNN):
    def __init__(self, backbone, num_classes=..., min_size=..., max_size=..., image_mean=..., image_std=..., rpn_anchor_generator=..., rpn_head=..., rpn_pre_nms_top_n_train=..., rpn_pre_nms_top_n_test=..., rpn_post_nms_top_n_train=..., rpn_post_nms_top_n_test=..., rpn_nms_thresh=..., rpn_fg_iou_thresh=..., rpn_bg_iou_thresh=..., rpn_batch_size_per_image=..., rpn_positive_fraction=..., rpn_score_thresh=..., box_roi_pool=..., box_head=..., box_predictor=..., box_score_thresh=..., box_nms_thresh=..., box_detections_per_img=..., box_fg_iou_thresh=..., box_bg_iou_thresh=..., box_batch_size_per_image=..., box_positive_fraction=..., bbox_reg_weights=..., **kwargs) -> None: ...
class FasterRCNN_MobileNet_V3_Large_320_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_V1: FasterRCNN_MobileNet_V3_Large_320_FPN_Weights
    DEFAULT: FasterRCNN_MobileNet_V3_Large_320_FPN_Weights
class FasterRCNN_MobileNet_V3_Large_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_V1: FasterRCNN_MobileNet_V3_Large_FPN_Weights
    DEFAULT: FasterRCNN_MobileNet_V3_Large_FPN_Weights
class FasterRCNN_ResNet50_FPN_V2_Weights(torchvision.models.WeightsEnum):
    COCO_V1: FasterRCNN_ResNet50_FPN_V2_Weights
    DEFAULT: FasterRCNN_ResNet50_FPN_V2_Weights
class FasterRCNN_ResNet50_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_V1: FasterRCNN_ResNet50_FPN_Weights
    DEFAULT: FasterRCNN_ResNet50_FPN_Weights
class KeypointRCNN(FasterRCNN):
    def __init__(self, backbone, num_classes=..., min_size=..., max_size=..., image_mean=..., image_std=..., rpn_anchor_generator=..., rpn_head=..., rpn_pre_nms_top_n_train=..., rpn_pre_nms_top_n_test=..., rpn_post_nms_top_n_train=..., rpn_post_nms_top_n_test=..., rpn_nms_thresh=..., rpn_fg_iou_thresh=..., rpn_bg_iou_thresh=..., rpn_batch_size_per_image=..., rpn_positive_fraction=..., rpn_score_thresh=..., box_roi_pool=..., box_head=..., box_predictor=..., box_score_thresh=..., box_nms_thresh=..., box_detections_per_img=..., box_fg_iou_thresh=..., box_bg_iou_thresh=..., box_batch_size_per_image=..., box_positive_fraction=..., bbox_reg_weights=..., keypoint_roi_pool=..., keypoint_head=..., keypoint_predictor=..., num_keypoints=..., **kwargs) -> None: ...
class KeypointRCNN_ResNet50_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_LEGACY: KeypointRCNN_ResNet50_FPN_Weights
    COCO_V1: KeypointRCNN_ResNet50_FPN_Weights
    DEFAULT: KeypointRCNN_ResNet50_FPN_Weights
class MaskRCNN(FasterRCNN):
    def __init__(self, backbone, num_classes=..., min_size=..., max_size=..., image_mean=..., image_std=..., rpn_anchor_generator=..., rpn_head=..., rpn_pre_nms_top_n_train=..., rpn_pre_nms_top_n_test=..., rpn_post_nms_top_n_train=..., rpn_post_nms_top_n_test=..., rpn_nms_thresh=..., rpn_fg_iou_thresh=..., rpn_bg_iou_thresh=..., rpn_batch_size_per_image=..., rpn_positive_fraction=..., rpn_score_thresh=..., box_roi_pool=..., box_head=..., box_predictor=..., box_score_thresh=..., box_nms_thresh=..., box_detections_per_img=..., box_fg_iou_thresh=..., box_bg_iou_thresh=..., box_batch_size_per_image=..., box_positive_fraction=..., bbox_reg_weights=..., mask_roi_pool=..., mask_head=..., mask_predictor=..., **kwargs) -> None: ...
class MaskRCNN_ResNet50_FPN_V2_Weights(torchvision.models.WeightsEnum):
    COCO_V1: MaskRCNN_ResNet50_FPN_V2_Weights
    DEFAULT: MaskRCNN_ResNet50_FPN_V2_Weights
class MaskRCNN_ResNet50_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_V1: MaskRCNN_ResNet50_FPN_Weights
    DEFAULT: MaskRCNN_ResNet50_FPN_Weights
class RetinaNet(torch.nn.Module):
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def __init__(self, backbone, num_classes, min_size=..., max_size=..., image_mean=..., image_std=..., anchor_generator=..., head=..., proposal_matcher=..., score_thresh=..., nms_thresh=..., detections_per_img=..., fg_iou_thresh=..., bg_iou_thresh=..., topk_candidates=..., **kwargs) -> None: ...
    anchor_generator: typing.Any
    backbone: torch.nn.Module
    box_coder: typing.Any
    def compute_loss(self, targets, head_outputs, anchors): ...
    detections_per_img: typing.Any
    def eager_outputs(self, losses, detections): ...
    def forward(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    head: torch.nn.Module
    nms_thresh: typing.Any
    def postprocess_detections(self, head_outputs, anchors, image_shapes): ...
    proposal_matcher: typing.Any
    score_thresh: typing.Any
    topk_candidates: typing.Any
    transform: torchvision.models.detection.transform.GeneralizedRCNNTransform
class RetinaNet_ResNet50_FPN_V2_Weights(torchvision.models.WeightsEnum):
    COCO_V1: RetinaNet_ResNet50_FPN_V2_Weights
    DEFAULT: RetinaNet_ResNet50_FPN_V2_Weights
class RetinaNet_ResNet50_FPN_Weights(torchvision.models.WeightsEnum):
    COCO_V1: RetinaNet_ResNet50_FPN_Weights
    DEFAULT: RetinaNet_ResNet50_FPN_Weights
class SSD300_VGG16_Weights(torchvision.models.WeightsEnum):
    COCO_V1: SSD300_VGG16_Weights
    DEFAULT: SSD300_VGG16_Weights
class SSDLite320_MobileNet_V3_Large_Weights(torchvision.models.WeightsEnum):
    COCO_V1: SSDLite320_MobileNet_V3_Large_Weights
    DEFAULT: SSDLite320_MobileNet_V3_Large_Weights
def fasterrcnn_mobilenet_v3_large_320_fpn(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> FasterRCNN: ...
def fasterrcnn_mobilenet_v3_large_fpn(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> FasterRCNN: ...
def fasterrcnn_resnet50_fpn(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> FasterRCNN: ...
def fasterrcnn_resnet50_fpn_v2(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> FasterRCNN: ...
def fcos_resnet50_fpn(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> FCOS: ...
def keypointrcnn_resnet50_fpn(*, weights=..., progress=..., num_classes=..., num_keypoints=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> KeypointRCNN: ...
def maskrcnn_resnet50_fpn(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> MaskRCNN: ...
def maskrcnn_resnet50_fpn_v2(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> MaskRCNN: ...
def retinanet_resnet50_fpn(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> RetinaNet: ...
def retinanet_resnet50_fpn_v2(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> RetinaNet: ...
def ssd300_vgg16(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., **kwargs) -> torchvision.models.detection.ssd.SSD: ...
def ssdlite320_mobilenet_v3_large(*, weights=..., progress=..., num_classes=..., weights_backbone=..., trainable_backbone_layers=..., norm_layer=..., **kwargs) -> torchvision.models.detection.ssd.SSD: ...
