# Made by tools/stubgen.
from supervision import CompactMask as CompactMask
