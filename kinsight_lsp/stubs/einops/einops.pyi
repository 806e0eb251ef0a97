# Made by tools/stubgen.
from einops import asnumpy as asnumpy, einsum as einsum, parse_shape as parse_shape, rearrange as rearrange, reduce as reduce, repeat as repeat
