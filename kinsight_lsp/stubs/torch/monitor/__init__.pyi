# Made by tools/stubgen.
import typing
class Aggregation:
    COUNT: Aggregation
    MAX: Aggregation
    MEAN: Aggregation
    MIN: Aggregation
    SUM: Aggregation
    VALUE: Aggregation
    def __init__(self, *args, **kwargs) -> None: ...
    name: typing.Any
    value: typing.Any
COUNT: Aggregation
class Event:
    def __init__(self, *args, **kwargs) -> None: ...
    data: typing.Any
    name: typing.Any
    timestamp: typing.Any
class EventHandlerHandle:
    def __init__(self, *args, **kwargs) -> None: ...
MAX: Aggregation
MEAN: Aggregation
MIN: Aggregation
STAT_EVENT: str
SUM: Aggregation
class Stat:
    def __init__(self, *args, **kwargs) -> None: ...
    def add(self, self_, v): ...
    count: typing.Any
    def get(self, self_): ...
    name: typing.Any
TYPE_CHECKING: bool
class TensorboardEventHandler:
    def __call__(self, event) -> None: ...
    def __init__(self, writer) -> None: ...
VALUE: Aggregation
class data_value_t:
    def __init__(self, *args, **kwargs) -> None: ...
def log_event(event): ...
def register_event_handler(*args, **kwargs): ...
def unregister_event_handler(handler): ...
