# Made by tools/stubgen.
from torch.ao.nn.quantized import ELU as ELU, Hardswish as Hardswish, LeakyReLU as LeakyReLU, MultiheadAttention as MultiheadAttention, PReLU as PReLU, ReLU6 as ReLU6, Sigmoid as Sigmoid, Softmax as Softmax
