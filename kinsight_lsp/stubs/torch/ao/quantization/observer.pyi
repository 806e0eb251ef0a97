# Made by tools/stubgen.
import typing
from torch.ao.quantization import AffineQuantizedObserverBase as AffineQuantizedObserverBase, FixedQParamsObserver as FixedQParamsObserver, Granularity as Granularity, HistogramObserver as HistogramObserver, MappingType as MappingType, MinMaxObserver as MinMaxObserver, MovingAverageMinMaxObserver as MovingAverageMinMaxObserver, MovingAveragePerChannelMinMaxObserver as MovingAveragePerChannelMinMaxObserver, NoopObserver as NoopObserver, ObserverBase as ObserverBase, PerAxis as PerAxis, PerBlock as PerBlock, PerChannelMinMaxObserver as PerChannelMinMaxObserver, PerGroup as PerGroup, PerRow as PerRow, PerTensor as PerTensor, PerToken as PerToken, PlaceholderObserver as PlaceholderObserver, PlaceholderObserver as default_placeholder_observer, RecordingObserver as RecordingObserver, RecordingObserver as default_debug_observer, ReuseInputObserver as ReuseInputObserver, ReuseInputObserver as default_reuse_input_observer, TorchAODType as TorchAODType, UniformQuantizationObserverBase as UniformQuantizationObserverBase, ZeroPointDomain as ZeroPointDomain, get_block_size as get_block_size, get_observer_state_dict as get_observer_state_dict, load_observer_state_dict as load_observer_state_dict
from torch.ao.quantization.utils import calculate_qmin_qmax as calculate_qmin_qmax, check_min_max_valid as check_min_max_valid, is_per_channel as is_per_channel, is_per_tensor as is_per_tensor, validate_qmin_qmax as validate_qmin_qmax
from torch.fx import Node as Node
default_affine_fixed_qparams_observer: typing.Any
default_dynamic_quant_observer: typing.Any
default_fixed_qparams_range_0to1_observer: typing.Any
default_fixed_qparams_range_neg1to1_observer: typing.Any
default_float_qparams_observer: typing.Any
default_float_qparams_observer_4bit: typing.Any
default_histogram_observer: typing.Any
default_observer: typing.Any
default_per_channel_weight_observer: typing.Any
default_symmetric_fixed_qparams_observer: typing.Any
default_weight_observer: typing.Any
per_channel_weight_observer_range_neg_127_to_127: typing.Any
weight_observer_range_neg_127_to_127: typing.Any
