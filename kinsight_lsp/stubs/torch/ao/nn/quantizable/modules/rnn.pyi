# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch import Tensor as Tensor
from torch.ao.nn.quantizable import LSTM as LSTM, LSTMCell as LSTMCell
