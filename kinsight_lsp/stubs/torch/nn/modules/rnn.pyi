# Made by tools/stubgen.
import torch
from torch import Tensor as Tensor
from torch.nn import GRU as GRU, GRUCell as GRUCell, LSTM as LSTM, LSTMCell as LSTMCell, Module as Module, Parameter as Parameter, RNN as RNN, RNNBase as RNNBase, RNNCell as RNNCell, RNNCellBase as RNNCellBase
from torch.nn.utils.rnn import PackedSequence as PackedSequence
def apply_permutation(tensor, permutation, dim=...) -> torch.Tensor: ...
