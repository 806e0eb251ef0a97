# Made by tools/stubgen.
from torch.ao.nn.quantized import LSTM as LSTM
