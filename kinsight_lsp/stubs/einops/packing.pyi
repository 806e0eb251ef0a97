# Made by tools/stubgen.
from einops import pack as pack, unpack as unpack
