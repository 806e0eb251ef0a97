# Made by tools/stubgen.
import torch.library
lib: torch.library.Library
