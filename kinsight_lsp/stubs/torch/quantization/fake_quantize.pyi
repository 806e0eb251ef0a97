# Made by tools/stubgen: do not edit. Facts about the public API only.
import typing
from torch.ao.quantization import FakeQuantize as FakeQuantize, FakeQuantizeBase as FakeQuantizeBase, FixedQParamsFakeQuantize as FixedQParamsFakeQuantize, FusedMovingAvgObsFakeQuantize as FusedMovingAvgObsFakeQuantize, disable_fake_quant as disable_fake_quant, disable_observer as disable_observer, enable_fake_quant as enable_fake_quant, enable_observer as enable_observer
default_fake_quant: typing.Any
default_fixed_qparams_range_0to1_fake_quant: typing.Any
default_fixed_qparams_range_neg1to1_fake_quant: typing.Any
default_fused_act_fake_quant: typing.Any
default_fused_per_channel_wt_fake_quant: typing.Any
default_fused_wt_fake_quant: typing.Any
default_histogram_fake_quant: typing.Any
default_per_channel_weight_fake_quant: typing.Any
default_weight_fake_quant: typing.Any
