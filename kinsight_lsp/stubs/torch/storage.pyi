# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import TypedStorage as TypedStorage, UntypedStorage as UntypedStorage
from torch.types import Storage as Storage
HAS_NUMPY: bool
TYPE_CHECKING: bool
