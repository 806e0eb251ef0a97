# Made by tools/stubgen.
from torch.nn.utils.rnn import PackedSequence as PackedSequence
