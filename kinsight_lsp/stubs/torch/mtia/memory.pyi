# Made by tools/stubgen.
from torch.mtia import is_initialized as is_initialized, max_memory_allocated as max_memory_allocated, memory_allocated as memory_allocated, memory_stats as memory_stats, reset_peak_memory_stats as reset_peak_memory_stats
