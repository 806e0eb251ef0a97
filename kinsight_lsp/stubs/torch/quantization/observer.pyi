# Made by tools/stubgen: do not edit. Facts about the public API only.
import typing
from torch.ao.quantization import HistogramObserver as HistogramObserver, MinMaxObserver as MinMaxObserver, MovingAverageMinMaxObserver as MovingAverageMinMaxObserver, MovingAveragePerChannelMinMaxObserver as MovingAveragePerChannelMinMaxObserver, NoopObserver as NoopObserver, ObserverBase as ObserverBase, PerChannelMinMaxObserver as PerChannelMinMaxObserver, PlaceholderObserver as PlaceholderObserver, PlaceholderObserver as default_placeholder_observer, RecordingObserver as RecordingObserver, RecordingObserver as default_debug_observer, get_observer_state_dict as get_observer_state_dict, load_observer_state_dict as load_observer_state_dict
default_dynamic_quant_observer: typing.Any
default_float_qparams_observer: typing.Any
default_histogram_observer: typing.Any
default_observer: typing.Any
default_per_channel_weight_observer: typing.Any
default_weight_observer: typing.Any
