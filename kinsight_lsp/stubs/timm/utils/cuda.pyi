# Made by tools/stubgen.
from timm.utils import NativeScaler as NativeScaler
