# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.ao.nn.quantizable import LSTM as LSTM, LSTMCell as LSTMCell, MultiheadAttention as MultiheadAttention
