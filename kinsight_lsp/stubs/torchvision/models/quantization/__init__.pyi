# Made by tools/stubgen.
import torch.ao.quantization
import torchvision.models
class GoogLeNet_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: GoogLeNet_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: GoogLeNet_QuantizedWeights
class Inception_V3_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: Inception_V3_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: Inception_V3_QuantizedWeights
class MobileNet_V2_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: MobileNet_V2_QuantizedWeights
    IMAGENET1K_QNNPACK_V1: MobileNet_V2_QuantizedWeights
class MobileNet_V3_Large_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: MobileNet_V3_Large_QuantizedWeights
    IMAGENET1K_QNNPACK_V1: MobileNet_V3_Large_QuantizedWeights
class QuantizableGoogLeNet(torchvision.models.GoogLeNet):
    def __init__(self, *args, **kwargs) -> None: ...
    dequant: torch.ao.quantization.DeQuantStub
    def fuse_model(self, is_qat=...) -> None: ...
    quant: torch.ao.quantization.QuantStub
class QuantizableInception3(torchvision.models.Inception3):
    def __init__(self, *args, **kwargs) -> None: ...
    dequant: torch.ao.quantization.DeQuantStub
    def fuse_model(self, is_qat=...) -> None: ...
    quant: torch.ao.quantization.QuantStub
class QuantizableMobileNetV2(torchvision.models.MobileNetV2):
    def __init__(self, *args, **kwargs) -> None: ...
    dequant: torch.ao.quantization.DeQuantStub
    def fuse_model(self, is_qat=...) -> None: ...
    quant: torch.ao.quantization.QuantStub
class QuantizableMobileNetV3(torchvision.models.MobileNetV3):
    def __init__(self, *args, **kwargs) -> None: ...
    dequant: torch.ao.quantization.DeQuantStub
    def fuse_model(self, is_qat=...) -> None: ...
    quant: torch.ao.quantization.QuantStub
class QuantizableResNet(torchvision.models.ResNet):
    def __init__(self, *args, **kwargs) -> None: ...
    dequant: torch.ao.quantization.DeQuantStub
    def fuse_model(self, is_qat=...) -> None: ...
    quant: torch.ao.quantization.QuantStub
class QuantizableShuffleNetV2(torchvision.models.ShuffleNetV2):
    def __init__(self, *args, **kwargs) -> None: ...
    dequant: torch.ao.quantization.DeQuantStub
    def fuse_model(self, is_qat=...) -> None: ...
    quant: torch.ao.quantization.QuantStub
class ResNeXt101_32X8D_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ResNeXt101_32X8D_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ResNeXt101_32X8D_QuantizedWeights
    IMAGENET1K_FBGEMM_V2: ResNeXt101_32X8D_QuantizedWeights
class ResNeXt101_64X4D_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ResNeXt101_64X4D_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ResNeXt101_64X4D_QuantizedWeights
class ResNet18_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ResNet18_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ResNet18_QuantizedWeights
class ResNet50_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ResNet50_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ResNet50_QuantizedWeights
    IMAGENET1K_FBGEMM_V2: ResNet50_QuantizedWeights
class ShuffleNet_V2_X0_5_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ShuffleNet_V2_X0_5_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ShuffleNet_V2_X0_5_QuantizedWeights
class ShuffleNet_V2_X1_0_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ShuffleNet_V2_X1_0_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ShuffleNet_V2_X1_0_QuantizedWeights
class ShuffleNet_V2_X1_5_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ShuffleNet_V2_X1_5_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ShuffleNet_V2_X1_5_QuantizedWeights
class ShuffleNet_V2_X2_0_QuantizedWeights(torchvision.models.WeightsEnum):
    DEFAULT: ShuffleNet_V2_X2_0_QuantizedWeights
    IMAGENET1K_FBGEMM_V1: ShuffleNet_V2_X2_0_QuantizedWeights
def googlenet(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableGoogLeNet: ...
def inception_v3(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableInception3: ...
def mobilenet_v2(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableMobileNetV2: ...
def mobilenet_v3_large(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableMobileNetV3: ...
def resnet18(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableResNet: ...
def resnet50(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableResNet: ...
def resnext101_32x8d(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableResNet: ...
def resnext101_64x4d(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableResNet: ...
def shufflenet_v2_x0_5(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableShuffleNetV2: ...
def shufflenet_v2_x1_0(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableShuffleNetV2: ...
def shufflenet_v2_x1_5(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableShuffleNetV2: ...
def shufflenet_v2_x2_0(*, weights=..., progress=..., quantize=..., **kwargs) -> QuantizableShuffleNetV2: ...
