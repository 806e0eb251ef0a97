# Made by tools/stubgen.
import enum
import typing
from torch.export import ExportBackwardSignature as ExportBackwardSignature, ExportGraphSignature as ExportGraphSignature
class ConstantArgument:
    def __init__(self, name, value) -> None: ...
    name: str
    value: int | float | bool | str | None
class CustomObjArgument:
    def __init__(self, name, class_fqn, fake_val=...) -> None: ...
    class_fqn: str
    fake_val: typing.Any
    name: str
class InputKind(enum.Enum):
    BUFFER: InputKind
    CONSTANT_TENSOR: InputKind
    CUSTOM_OBJ: InputKind
    PARAMETER: InputKind
    TOKEN: InputKind
    USER_INPUT: InputKind
class InputSpec:
    def __init__(self, kind, arg, target, persistent=...) -> None: ...
    arg: TensorArgument | SymIntArgument | SymFloatArgument | SymBoolArgument | ConstantArgument | CustomObjArgument | TokenArgument
    kind: InputKind
    persistent: bool | None
    target: str | None
class OutputKind(enum.Enum):
    BUFFER_MUTATION: OutputKind
    GRADIENT_TO_PARAMETER: OutputKind
    GRADIENT_TO_USER_INPUT: OutputKind
    LOSS_OUTPUT: OutputKind
    PARAMETER_MUTATION: OutputKind
    TOKEN: OutputKind
    USER_INPUT_MUTATION: OutputKind
    USER_OUTPUT: OutputKind
class OutputSpec:
    def __init__(self, kind, arg, target) -> None: ...
    arg: TensorArgument | SymIntArgument | SymFloatArgument | SymBoolArgument | ConstantArgument | CustomObjArgument | TokenArgument
    kind: OutputKind
    target: str | None
class SymBoolArgument:
    def __init__(self, name) -> None: ...
    name: str
class SymFloatArgument:
    def __init__(self, name) -> None: ...
    name: str
class SymIntArgument:
    def __init__(self, name) -> None: ...
    name: str
TYPE_CHECKING: bool
class TensorArgument:
    def __init__(self, name) -> None: ...
    name: str
class TokenArgument:
    def __init__(self, name) -> None: ...
    name: str
