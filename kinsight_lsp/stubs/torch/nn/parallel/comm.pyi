# Made by tools/stubgen.
from torch.cuda.comm import broadcast as broadcast, broadcast_coalesced as broadcast_coalesced, gather as gather, reduce_add as reduce_add, reduce_add_coalesced as reduce_add_coalesced, scatter as scatter
