# Made by tools/stubgen.
import enum
import torch
import torch.nn
import torchvision.models.vision_transformer
import torchvision.ops
import typing
class AlexNet(torch.nn.Module):
    def __init__(self, num_classes=..., dropout=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class AlexNet_Weights(WeightsEnum):
    DEFAULT: AlexNet_Weights
    IMAGENET1K_V1: AlexNet_Weights
class ConvNeXt(torch.nn.Module):
    def __init__(self, block_setting, stochastic_depth_prob=..., layer_scale=..., num_classes=..., block=..., norm_layer=..., **kwargs) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class ConvNeXt_Base_Weights(WeightsEnum):
    DEFAULT: ConvNeXt_Base_Weights
    IMAGENET1K_V1: ConvNeXt_Base_Weights
class ConvNeXt_Large_Weights(WeightsEnum):
    DEFAULT: ConvNeXt_Large_Weights
    IMAGENET1K_V1: ConvNeXt_Large_Weights
class ConvNeXt_Small_Weights(WeightsEnum):
    DEFAULT: ConvNeXt_Small_Weights
    IMAGENET1K_V1: ConvNeXt_Small_Weights
class ConvNeXt_Tiny_Weights(WeightsEnum):
    DEFAULT: ConvNeXt_Tiny_Weights
    IMAGENET1K_V1: ConvNeXt_Tiny_Weights
class DenseNet(torch.nn.Module):
    def __init__(self, growth_rate=..., block_config=..., num_init_features=..., bn_size=..., drop_rate=..., num_classes=..., memory_efficient=...) -> None: ...
    classifier: torch.nn.Linear
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class DenseNet121_Weights(WeightsEnum):
    DEFAULT: DenseNet121_Weights
    IMAGENET1K_V1: DenseNet121_Weights
class DenseNet161_Weights(WeightsEnum):
    DEFAULT: DenseNet161_Weights
    IMAGENET1K_V1: DenseNet161_Weights
class DenseNet169_Weights(WeightsEnum):
    DEFAULT: DenseNet169_Weights
    IMAGENET1K_V1: DenseNet169_Weights
class DenseNet201_Weights(WeightsEnum):
    DEFAULT: DenseNet201_Weights
    IMAGENET1K_V1: DenseNet201_Weights
class EfficientNet(torch.nn.Module):
    def __init__(self, inverted_residual_setting, dropout, stochastic_depth_prob=..., num_classes=..., norm_layer=..., last_channel=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class EfficientNet_B0_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B0_Weights
    IMAGENET1K_V1: EfficientNet_B0_Weights
class EfficientNet_B1_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B1_Weights
    IMAGENET1K_V1: EfficientNet_B1_Weights
    IMAGENET1K_V2: EfficientNet_B1_Weights
class EfficientNet_B2_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B2_Weights
    IMAGENET1K_V1: EfficientNet_B2_Weights
class EfficientNet_B3_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B3_Weights
    IMAGENET1K_V1: EfficientNet_B3_Weights
class EfficientNet_B4_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B4_Weights
    IMAGENET1K_V1: EfficientNet_B4_Weights
class EfficientNet_B5_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B5_Weights
    IMAGENET1K_V1: EfficientNet_B5_Weights
class EfficientNet_B6_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B6_Weights
    IMAGENET1K_V1: EfficientNet_B6_Weights
class EfficientNet_B7_Weights(WeightsEnum):
    DEFAULT: EfficientNet_B7_Weights
    IMAGENET1K_V1: EfficientNet_B7_Weights
class EfficientNet_V2_L_Weights(WeightsEnum):
    DEFAULT: EfficientNet_V2_L_Weights
    IMAGENET1K_V1: EfficientNet_V2_L_Weights
class EfficientNet_V2_M_Weights(WeightsEnum):
    DEFAULT: EfficientNet_V2_M_Weights
    IMAGENET1K_V1: EfficientNet_V2_M_Weights
class EfficientNet_V2_S_Weights(WeightsEnum):
    DEFAULT: EfficientNet_V2_S_Weights
    IMAGENET1K_V1: EfficientNet_V2_S_Weights
class GoogLeNet(torch.nn.Module):
    def __call__(self, x) -> torch.Tensor | GoogLeNetOutputs: ...
    def __init__(self, num_classes=..., aux_logits=..., transform_input=..., init_weights=..., blocks=..., dropout=..., dropout_aux=...) -> None: ...
    aux1: typing.Any
    aux2: typing.Any
    aux_logits: bool
    avgpool: torch.nn.AdaptiveAvgPool2d
    conv1: typing.Any
    conv2: typing.Any
    conv3: typing.Any
    dropout: torch.nn.Dropout
    def eager_outputs(self, x, aux2, aux1) -> GoogLeNetOutputs: ...
    fc: torch.nn.Linear
    def forward(self, x) -> GoogLeNetOutputs: ...
    inception3a: typing.Any
    inception3b: typing.Any
    inception4a: typing.Any
    inception4b: typing.Any
    inception4c: typing.Any
    inception4d: typing.Any
    inception4e: typing.Any
    inception5a: typing.Any
    inception5b: typing.Any
    maxpool1: torch.nn.MaxPool2d
    maxpool2: torch.nn.MaxPool2d
    maxpool3: torch.nn.MaxPool2d
    maxpool4: torch.nn.MaxPool2d
    transform_input: bool
class GoogLeNetOutputs(tuple[torch.Tensor, torch.Tensor, torch.Tensor]):
    def __getitem__(self, index) -> torch.Tensor: ...
    def __init__(self, logits, aux_logits2, aux_logits1) -> None: ...
    aux_logits1: torch.Tensor
    aux_logits2: torch.Tensor
    logits: torch.Tensor
class GoogLeNet_Weights(WeightsEnum):
    DEFAULT: GoogLeNet_Weights
    IMAGENET1K_V1: GoogLeNet_Weights
class Inception3(torch.nn.Module):
    AuxLogits: torch.nn.Module | None
    Conv2d_1a_3x3: typing.Any
    Conv2d_2a_3x3: typing.Any
    Conv2d_2b_3x3: typing.Any
    Conv2d_3b_1x1: typing.Any
    Conv2d_4a_3x3: typing.Any
    Mixed_5b: typing.Any
    Mixed_5c: typing.Any
    Mixed_5d: typing.Any
    Mixed_6a: typing.Any
    Mixed_6b: typing.Any
    Mixed_6c: typing.Any
    Mixed_6d: typing.Any
    Mixed_6e: typing.Any
    Mixed_7a: typing.Any
    Mixed_7b: typing.Any
    Mixed_7c: typing.Any
    def __call__(self, x) -> torch.Tensor | InceptionOutputs: ...
    def __init__(self, num_classes=..., aux_logits=..., transform_input=..., inception_blocks=..., init_weights=..., dropout=...) -> None: ...
    aux_logits: bool
    avgpool: torch.nn.AdaptiveAvgPool2d
    dropout: torch.nn.Dropout
    def eager_outputs(self, x, aux) -> InceptionOutputs: ...
    fc: torch.nn.Linear
    def forward(self, x) -> InceptionOutputs: ...
    maxpool1: torch.nn.MaxPool2d
    maxpool2: torch.nn.MaxPool2d
    transform_input: bool
class InceptionOutputs(tuple[torch.Tensor, torch.Tensor]):
    def __getitem__(self, index) -> torch.Tensor: ...
    def __init__(self, logits, aux_logits) -> None: ...
    aux_logits: torch.Tensor
    logits: torch.Tensor
class Inception_V3_Weights(WeightsEnum):
    DEFAULT: Inception_V3_Weights
    IMAGENET1K_V1: Inception_V3_Weights
class MNASNet(torch.nn.Module):
    def __init__(self, alpha, num_classes=..., dropout=...) -> None: ...
    alpha: float
    classifier: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    layers: torch.nn.Sequential
    num_classes: int
class MNASNet0_5_Weights(WeightsEnum):
    DEFAULT: MNASNet0_5_Weights
    IMAGENET1K_V1: MNASNet0_5_Weights
class MNASNet0_75_Weights(WeightsEnum):
    DEFAULT: MNASNet0_75_Weights
    IMAGENET1K_V1: MNASNet0_75_Weights
class MNASNet1_0_Weights(WeightsEnum):
    DEFAULT: MNASNet1_0_Weights
    IMAGENET1K_V1: MNASNet1_0_Weights
class MNASNet1_3_Weights(WeightsEnum):
    DEFAULT: MNASNet1_3_Weights
    IMAGENET1K_V1: MNASNet1_3_Weights
class MaxVit(torch.nn.Module):
    def __init__(self, input_size, stem_channels, partition_size, block_channels, block_layers, head_dim, stochastic_depth_prob, norm_layer=..., activation_layer=..., squeeze_ratio=..., expansion_ratio=..., mlp_ratio=..., mlp_dropout=..., attention_dropout=..., num_classes=...) -> None: ...
    blocks: torch.nn.ModuleList
    classifier: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    partition_size: int
    stem: torch.nn.Sequential
class MaxVit_T_Weights(WeightsEnum):
    DEFAULT: MaxVit_T_Weights
    IMAGENET1K_V1: MaxVit_T_Weights
class MobileNetV2(torch.nn.Module):
    def __init__(self, num_classes=..., width_mult=..., inverted_residual_setting=..., round_nearest=..., block=..., norm_layer=..., dropout=...) -> None: ...
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    last_channel: typing.Any
class MobileNetV3(torch.nn.Module):
    def __init__(self, inverted_residual_setting, last_channel, num_classes=..., block=..., norm_layer=..., dropout=..., **kwargs) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
class MobileNet_V2_Weights(WeightsEnum):
    DEFAULT: MobileNet_V2_Weights
    IMAGENET1K_V1: MobileNet_V2_Weights
    IMAGENET1K_V2: MobileNet_V2_Weights
class MobileNet_V3_Large_Weights(WeightsEnum):
    DEFAULT: MobileNet_V3_Large_Weights
    IMAGENET1K_V1: MobileNet_V3_Large_Weights
    IMAGENET1K_V2: MobileNet_V3_Large_Weights
class MobileNet_V3_Small_Weights(WeightsEnum):
    DEFAULT: MobileNet_V3_Small_Weights
    IMAGENET1K_V1: MobileNet_V3_Small_Weights
class RegNet(torch.nn.Module):
    def __init__(self, block_params, num_classes=..., stem_width=..., stem_type=..., block_type=..., norm_layer=..., activation=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    fc: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
    stem: typing.Any
    trunk_output: torch.nn.Sequential
class RegNet_X_16GF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_16GF_Weights
    IMAGENET1K_V1: RegNet_X_16GF_Weights
    IMAGENET1K_V2: RegNet_X_16GF_Weights
class RegNet_X_1_6GF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_1_6GF_Weights
    IMAGENET1K_V1: RegNet_X_1_6GF_Weights
    IMAGENET1K_V2: RegNet_X_1_6GF_Weights
class RegNet_X_32GF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_32GF_Weights
    IMAGENET1K_V1: RegNet_X_32GF_Weights
    IMAGENET1K_V2: RegNet_X_32GF_Weights
class RegNet_X_3_2GF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_3_2GF_Weights
    IMAGENET1K_V1: RegNet_X_3_2GF_Weights
    IMAGENET1K_V2: RegNet_X_3_2GF_Weights
class RegNet_X_400MF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_400MF_Weights
    IMAGENET1K_V1: RegNet_X_400MF_Weights
    IMAGENET1K_V2: RegNet_X_400MF_Weights
class RegNet_X_800MF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_800MF_Weights
    IMAGENET1K_V1: RegNet_X_800MF_Weights
    IMAGENET1K_V2: RegNet_X_800MF_Weights
class RegNet_X_8GF_Weights(WeightsEnum):
    DEFAULT: RegNet_X_8GF_Weights
    IMAGENET1K_V1: RegNet_X_8GF_Weights
    IMAGENET1K_V2: RegNet_X_8GF_Weights
class RegNet_Y_128GF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_128GF_Weights
    IMAGENET1K_SWAG_E2E_V1: RegNet_Y_128GF_Weights
    IMAGENET1K_SWAG_LINEAR_V1: RegNet_Y_128GF_Weights
class RegNet_Y_16GF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_16GF_Weights
    IMAGENET1K_SWAG_E2E_V1: RegNet_Y_16GF_Weights
    IMAGENET1K_SWAG_LINEAR_V1: RegNet_Y_16GF_Weights
    IMAGENET1K_V1: RegNet_Y_16GF_Weights
    IMAGENET1K_V2: RegNet_Y_16GF_Weights
class RegNet_Y_1_6GF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_1_6GF_Weights
    IMAGENET1K_V1: RegNet_Y_1_6GF_Weights
    IMAGENET1K_V2: RegNet_Y_1_6GF_Weights
class RegNet_Y_32GF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_32GF_Weights
    IMAGENET1K_SWAG_E2E_V1: RegNet_Y_32GF_Weights
    IMAGENET1K_SWAG_LINEAR_V1: RegNet_Y_32GF_Weights
    IMAGENET1K_V1: RegNet_Y_32GF_Weights
    IMAGENET1K_V2: RegNet_Y_32GF_Weights
class RegNet_Y_3_2GF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_3_2GF_Weights
    IMAGENET1K_V1: RegNet_Y_3_2GF_Weights
    IMAGENET1K_V2: RegNet_Y_3_2GF_Weights
class RegNet_Y_400MF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_400MF_Weights
    IMAGENET1K_V1: RegNet_Y_400MF_Weights
    IMAGENET1K_V2: RegNet_Y_400MF_Weights
class RegNet_Y_800MF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_800MF_Weights
    IMAGENET1K_V1: RegNet_Y_800MF_Weights
    IMAGENET1K_V2: RegNet_Y_800MF_Weights
class RegNet_Y_8GF_Weights(WeightsEnum):
    DEFAULT: RegNet_Y_8GF_Weights
    IMAGENET1K_V1: RegNet_Y_8GF_Weights
    IMAGENET1K_V2: RegNet_Y_8GF_Weights
class ResNeXt101_32X8D_Weights(WeightsEnum):
    DEFAULT: ResNeXt101_32X8D_Weights
    IMAGENET1K_V1: ResNeXt101_32X8D_Weights
    IMAGENET1K_V2: ResNeXt101_32X8D_Weights
class ResNeXt101_64X4D_Weights(WeightsEnum):
    DEFAULT: ResNeXt101_64X4D_Weights
    IMAGENET1K_V1: ResNeXt101_64X4D_Weights
class ResNeXt50_32X4D_Weights(WeightsEnum):
    DEFAULT: ResNeXt50_32X4D_Weights
    IMAGENET1K_V1: ResNeXt50_32X4D_Weights
    IMAGENET1K_V2: ResNeXt50_32X4D_Weights
class ResNet(torch.nn.Module):
    def __init__(self, block, layers, num_classes=..., zero_init_residual=..., groups=..., width_per_group=..., replace_stride_with_dilation=..., norm_layer=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    base_width: int
    bn1: typing.Any
    conv1: torch.nn.Conv2d
    dilation: int
    fc: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
    groups: int
    inplanes: int
    layer1: torch.nn.Sequential
    layer2: torch.nn.Sequential
    layer3: torch.nn.Sequential
    layer4: torch.nn.Sequential
    maxpool: torch.nn.MaxPool2d
    relu: torch.nn.ReLU
class ResNet101_Weights(WeightsEnum):
    DEFAULT: ResNet101_Weights
    IMAGENET1K_V1: ResNet101_Weights
    IMAGENET1K_V2: ResNet101_Weights
class ResNet152_Weights(WeightsEnum):
    DEFAULT: ResNet152_Weights
    IMAGENET1K_V1: ResNet152_Weights
    IMAGENET1K_V2: ResNet152_Weights
class ResNet18_Weights(WeightsEnum):
    DEFAULT: ResNet18_Weights
    IMAGENET1K_V1: ResNet18_Weights
class ResNet34_Weights(WeightsEnum):
    DEFAULT: ResNet34_Weights
    IMAGENET1K_V1: ResNet34_Weights
class ResNet50_Weights(WeightsEnum):
    DEFAULT: ResNet50_Weights
    IMAGENET1K_V1: ResNet50_Weights
    IMAGENET1K_V2: ResNet50_Weights
class ShuffleNetV2(torch.nn.Module):
    def __init__(self, stages_repeats, stages_out_channels, num_classes=..., inverted_residual=...) -> None: ...
    conv1: torch.nn.Sequential
    conv5: torch.nn.Sequential
    fc: torch.nn.Linear
    def forward(self, x) -> torch.Tensor: ...
    maxpool: torch.nn.MaxPool2d
    stage2: torch.nn.Sequential
    stage3: torch.nn.Sequential
    stage4: torch.nn.Sequential
class ShuffleNet_V2_X0_5_Weights(WeightsEnum):
    DEFAULT: ShuffleNet_V2_X0_5_Weights
    IMAGENET1K_V1: ShuffleNet_V2_X0_5_Weights
class ShuffleNet_V2_X1_0_Weights(WeightsEnum):
    DEFAULT: ShuffleNet_V2_X1_0_Weights
    IMAGENET1K_V1: ShuffleNet_V2_X1_0_Weights
class ShuffleNet_V2_X1_5_Weights(WeightsEnum):
    DEFAULT: ShuffleNet_V2_X1_5_Weights
    IMAGENET1K_V1: ShuffleNet_V2_X1_5_Weights
class ShuffleNet_V2_X2_0_Weights(WeightsEnum):
    DEFAULT: ShuffleNet_V2_X2_0_Weights
    IMAGENET1K_V1: ShuffleNet_V2_X2_0_Weights
class SqueezeNet(torch.nn.Module):
    def __init__(self, version=..., num_classes=..., dropout=...) -> None: ...
    classifier: torch.nn.Sequential
    features: torch.nn.Sequential
    def forward(self, x) -> torch.Tensor: ...
    num_classes: int
class SqueezeNet1_0_Weights(WeightsEnum):
    DEFAULT: SqueezeNet1_0_Weights
    IMAGENET1K_V1: SqueezeNet1_0_Weights
class SqueezeNet1_1_Weights(WeightsEnum):
    DEFAULT: SqueezeNet1_1_Weights
    IMAGENET1K_V1: SqueezeNet1_1_Weights
class SwinTransformer(torch.nn.Module):
    def __init__(self, patch_size, embed_dim, depths, num_heads, window_size, mlp_ratio=..., dropout=..., attention_dropout=..., stochastic_depth_prob=..., num_classes=..., norm_layer=..., block=..., downsample_layer=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    features: torch.nn.Sequential
    flatten: torch.nn.Flatten
    def forward(self, x) -> torch.Tensor: ...
    head: torch.nn.Linear
    norm: typing.Any
    num_classes: int
    permute: torchvision.ops.Permute
class Swin_B_Weights(WeightsEnum):
    DEFAULT: Swin_B_Weights
    IMAGENET1K_V1: Swin_B_Weights
class Swin_S_Weights(WeightsEnum):
    DEFAULT: Swin_S_Weights
    IMAGENET1K_V1: Swin_S_Weights
class Swin_T_Weights(WeightsEnum):
    DEFAULT: Swin_T_Weights
    IMAGENET1K_V1: Swin_T_Weights
class Swin_V2_B_Weights(WeightsEnum):
    DEFAULT: Swin_V2_B_Weights
    IMAGENET1K_V1: Swin_V2_B_Weights
class Swin_V2_S_Weights(WeightsEnum):
    DEFAULT: Swin_V2_S_Weights
    IMAGENET1K_V1: Swin_V2_S_Weights
class Swin_V2_T_Weights(WeightsEnum):
    DEFAULT: Swin_V2_T_Weights
    IMAGENET1K_V1: Swin_V2_T_Weights
class VGG(torch.nn.Module):
    def __init__(self, features, num_classes=..., init_weights=..., dropout=...) -> None: ...
    avgpool: torch.nn.AdaptiveAvgPool2d
    classifier: torch.nn.Sequential
    features: torch.nn.Module
    def forward(self, x) -> torch.Tensor: ...
class VGG11_BN_Weights(WeightsEnum):
    DEFAULT: VGG11_BN_Weights
    IMAGENET1K_V1: VGG11_BN_Weights
class VGG11_Weights(WeightsEnum):
    DEFAULT: VGG11_Weights
    IMAGENET1K_V1: VGG11_Weights
class VGG13_BN_Weights(WeightsEnum):
    DEFAULT: VGG13_BN_Weights
    IMAGENET1K_V1: VGG13_BN_Weights
class VGG13_Weights(WeightsEnum):
    DEFAULT: VGG13_Weights
    IMAGENET1K_V1: VGG13_Weights
class VGG16_BN_Weights(WeightsEnum):
    DEFAULT: VGG16_BN_Weights
    IMAGENET1K_V1: VGG16_BN_Weights
class VGG16_Weights(WeightsEnum):
    DEFAULT: VGG16_Weights
    IMAGENET1K_FEATURES: VGG16_Weights
    IMAGENET1K_V1: VGG16_Weights
class VGG19_BN_Weights(WeightsEnum):
    DEFAULT: VGG19_BN_Weights
    IMAGENET1K_V1: VGG19_BN_Weights
class VGG19_Weights(WeightsEnum):
    DEFAULT: VGG19_Weights
    IMAGENET1K_V1: VGG19_Weights
class ViT_B_16_Weights(WeightsEnum):
    DEFAULT: ViT_B_16_Weights
    IMAGENET1K_SWAG_E2E_V1: ViT_B_16_Weights
    IMAGENET1K_SWAG_LINEAR_V1: ViT_B_16_Weights
    IMAGENET1K_V1: ViT_B_16_Weights
class ViT_B_32_Weights(WeightsEnum):
    DEFAULT: ViT_B_32_Weights
    IMAGENET1K_V1: ViT_B_32_Weights
class ViT_H_14_Weights(WeightsEnum):
    DEFAULT: ViT_H_14_Weights
    IMAGENET1K_SWAG_E2E_V1: ViT_H_14_Weights
    IMAGENET1K_SWAG_LINEAR_V1: ViT_H_14_Weights
class ViT_L_16_Weights(WeightsEnum):
    DEFAULT: ViT_L_16_Weights
    IMAGENET1K_SWAG_E2E_V1: ViT_L_16_Weights
    IMAGENET1K_SWAG_LINEAR_V1: ViT_L_16_Weights
    IMAGENET1K_V1: ViT_L_16_Weights
class ViT_L_32_Weights(WeightsEnum):
    DEFAULT: ViT_L_32_Weights
    IMAGENET1K_V1: ViT_L_32_Weights
class VisionTransformer(torch.nn.Module):
    def __init__(self, image_size, patch_size, num_layers, num_heads, hidden_dim, mlp_dim, dropout=..., attention_dropout=..., num_classes=..., representation_size=..., norm_layer=..., conv_stem_configs=...) -> None: ...
    attention_dropout: float
    class_token: torch.nn.Parameter
    conv_proj: torch.nn.Conv2d
    dropout: float
    encoder: torchvision.models.vision_transformer.Encoder
    def forward(self, x) -> torch.Tensor: ...
    heads: torch.nn.Sequential
    hidden_dim: int
    image_size: int
    mlp_dim: int
    norm_layer: typing.Any
    num_classes: int
    patch_size: int
    representation_size: int | None
    seq_length: typing.Any
class Weights:
    def __init__(self, url, transforms, meta) -> None: ...
    meta: dict[str, object]
    transforms: typing.Any
    url: str
class WeightsEnum(enum.Enum):
    def get_state_dict(self, *args, **kwargs) -> dict[str, torch.Tensor]: ...
    meta: dict
    def transforms(self) -> torch.nn.Module: ...
    url: str
    @classmethod
    def verify(cls, obj): ...
class Wide_ResNet101_2_Weights(WeightsEnum):
    DEFAULT: Wide_ResNet101_2_Weights
    IMAGENET1K_V1: Wide_ResNet101_2_Weights
    IMAGENET1K_V2: Wide_ResNet101_2_Weights
class Wide_ResNet50_2_Weights(WeightsEnum):
    DEFAULT: Wide_ResNet50_2_Weights
    IMAGENET1K_V1: Wide_ResNet50_2_Weights
    IMAGENET1K_V2: Wide_ResNet50_2_Weights
def alexnet(*, weights=..., progress=..., **kwargs) -> AlexNet: ...
def convnext_base(*, weights=..., progress=..., **kwargs) -> ConvNeXt: ...
def convnext_large(*, weights=..., progress=..., **kwargs) -> ConvNeXt: ...
def convnext_small(*, weights=..., progress=..., **kwargs) -> ConvNeXt: ...
def convnext_tiny(*, weights=..., progress=..., **kwargs) -> ConvNeXt: ...
def densenet121(*, weights=..., progress=..., **kwargs) -> DenseNet: ...
def densenet161(*, weights=..., progress=..., **kwargs) -> DenseNet: ...
def densenet169(*, weights=..., progress=..., **kwargs) -> DenseNet: ...
def densenet201(*, weights=..., progress=..., **kwargs) -> DenseNet: ...
def efficientnet_b0(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b1(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b2(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b3(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b4(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b5(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b6(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_b7(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_v2_l(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_v2_m(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def efficientnet_v2_s(*, weights=..., progress=..., **kwargs) -> EfficientNet: ...
def get_model(name, **config) -> torch.nn.Module: ...
def get_model_builder(name): ...
def get_model_weights(name) -> type[WeightsEnum]: ...
def get_weight(name) -> WeightsEnum: ...
def googlenet(*, weights=..., progress=..., **kwargs) -> GoogLeNet: ...
def inception_v3(*, weights=..., progress=..., **kwargs) -> Inception3: ...
def list_models(module=..., include=..., exclude=...) -> list[str]: ...
def maxvit_t(*, weights=..., progress=..., **kwargs) -> MaxVit: ...
def mnasnet0_5(*, weights=..., progress=..., **kwargs) -> MNASNet: ...
def mnasnet0_75(*, weights=..., progress=..., **kwargs) -> MNASNet: ...
def mnasnet1_0(*, weights=..., progress=..., **kwargs) -> MNASNet: ...
def mnasnet1_3(*, weights=..., progress=..., **kwargs) -> MNASNet: ...
def mobilenet_v2(*, weights=..., progress=..., **kwargs) -> MobileNetV2: ...
def mobilenet_v3_large(*, weights=..., progress=..., **kwargs) -> MobileNetV3: ...
def mobilenet_v3_small(*, weights=..., progress=..., **kwargs) -> MobileNetV3: ...
def regnet_x_16gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_x_1_6gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_x_32gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_x_3_2gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_x_400mf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_x_800mf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_x_8gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_128gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_16gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_1_6gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_32gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_3_2gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_400mf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_800mf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def regnet_y_8gf(*, weights=..., progress=..., **kwargs) -> RegNet: ...
def resnet101(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnet152(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnet18(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnet34(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnet50(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnext101_32x8d(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnext101_64x4d(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def resnext50_32x4d(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def shufflenet_v2_x0_5(*, weights=..., progress=..., **kwargs) -> ShuffleNetV2: ...
def shufflenet_v2_x1_0(*, weights=..., progress=..., **kwargs) -> ShuffleNetV2: ...
def shufflenet_v2_x1_5(*, weights=..., progress=..., **kwargs) -> ShuffleNetV2: ...
def shufflenet_v2_x2_0(*, weights=..., progress=..., **kwargs) -> ShuffleNetV2: ...
def squeezenet1_0(*, weights=..., progress=..., **kwargs) -> SqueezeNet: ...
def squeezenet1_1(*, weights=..., progress=..., **kwargs) -> SqueezeNet: ...
def swin_b(*, weights=..., progress=..., **kwargs) -> SwinTransformer: ...
def swin_s(*, weights=..., progress=..., **kwargs) -> SwinTransformer: ...
def swin_t(*, weights=..., progress=..., **kwargs) -> SwinTransformer: ...
def swin_v2_b(*, weights=..., progress=..., **kwargs) -> SwinTransformer: ...
def swin_v2_s(*, weights=..., progress=..., **kwargs) -> SwinTransformer: ...
def swin_v2_t(*, weights=..., progress=..., **kwargs) -> SwinTransformer: ...
def vgg11(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg11_bn(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg13(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg13_bn(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg16(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg16_bn(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg19(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vgg19_bn(*, weights=..., progress=..., **kwargs) -> VGG: ...
def vit_b_16(*, weights=..., progress=..., **kwargs) -> VisionTransformer: ...
def vit_b_32(*, weights=..., progress=..., **kwargs) -> VisionTransformer: ...
def vit_h_14(*, weights=..., progress=..., **kwargs) -> VisionTransformer: ...
def vit_l_16(*, weights=..., progress=..., **kwargs) -> VisionTransformer: ...
def vit_l_32(*, weights=..., progress=..., **kwargs) -> VisionTransformer: ...
def wide_resnet101_2(*, weights=..., progress=..., **kwargs) -> ResNet: ...
def wide_resnet50_2(*, weights=..., progress=..., **kwargs) -> ResNet: ...
