# Made by tools/stubgen.
from torch import TypedStorage as TypedStorage, UntypedStorage as UntypedStorage
from torch.types import Storage as Storage
HAS_NUMPY: bool
TYPE_CHECKING: bool
