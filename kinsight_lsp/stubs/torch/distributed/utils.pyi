# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.nn.utils.rnn import PackedSequence as PackedSequence
