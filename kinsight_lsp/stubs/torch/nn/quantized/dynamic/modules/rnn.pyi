# Made by tools/stubgen.
from torch.ao.nn.quantized.dynamic import GRU as GRU, GRUCell as GRUCell, LSTM as LSTM, LSTMCell as LSTMCell, RNNCell as RNNCell
from torch.ao.nn.quantized.dynamic.modules.rnn import PackedParameter as PackedParameter, RNNBase as RNNBase, RNNCellBase as RNNCellBase, pack_weight_bias as pack_weight_bias
