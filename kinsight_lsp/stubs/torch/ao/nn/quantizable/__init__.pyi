# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch
import torch.ao.nn.quantized
import torch.ao.quantization
import torch.nn
import typing
class LSTM(torch.nn.Module):
    def __init__(self, input_size, hidden_size, num_layers=..., bias=..., batch_first=..., dropout=..., bidirectional=..., device=..., dtype=..., *, split_gates=...) -> None: ...
    batch_first: bool
    bias: bool
    bidirectional: bool
    dropout: float
    def forward(self, x, hidden=...): ...
    @classmethod
    def from_float(cls, other, qconfig=..., split_gates=...): ...
    @classmethod
    def from_observed(cls, other): ...
    hidden_size: int
    input_size: int
    layers: torch.nn.ModuleList
    num_layers: int
    training: bool
class LSTMCell(torch.nn.Module):
    def __init__(self, input_dim, hidden_dim, bias=..., device=..., dtype=..., *, split_gates=...) -> None: ...
    bias: bool
    cell_gate: torch.nn.Tanh
    cell_state_dtype: torch.dtype
    fgate_cx: torch.ao.nn.quantized.FloatFunctional
    fgate_cx_igate_cgate: torch.ao.nn.quantized.FloatFunctional
    forget_gate: torch.nn.Sigmoid
    def forward(self, x, hidden=...) -> tuple[torch.Tensor, torch.Tensor]: ...
    @classmethod
    def from_float(cls, other, use_precomputed_fake_quant=..., split_gates=...): ...
    @classmethod
    def from_params(cls, wi, wh, bi=..., bh=..., split_gates=...): ...
    gates: torch.nn.Module | torch.nn.ModuleDict
    hgates: torch.nn.Module | torch.nn.ModuleDict
    hidden_size: int
    hidden_state_dtype: torch.dtype
    igate_cgate: torch.ao.nn.quantized.FloatFunctional
    igates: torch.nn.Module | torch.nn.ModuleDict
    initial_cell_state_qparams: tuple[float, int]
    initial_hidden_state_qparams: tuple[float, int]
    def initialize_hidden(self, batch_size, is_quantized=...) -> tuple[torch.Tensor, torch.Tensor]: ...
    input_gate: torch.nn.Sigmoid
    input_size: int
    ogate_cy: torch.ao.nn.quantized.FloatFunctional
    output_gate: torch.nn.Sigmoid
    split_gates: typing.Any
class MultiheadAttention(torch.nn.MultiheadAttention):
    def __init__(self, embed_dim, num_heads, dropout=..., bias=..., add_bias_kv=..., add_zero_attn=..., kdim=..., vdim=..., batch_first=..., device=..., dtype=...) -> None: ...
    dequant_k: torch.ao.quantization.DeQuantStub
    dequant_q: torch.ao.quantization.DeQuantStub
    dequant_v: torch.ao.quantization.DeQuantStub
    def dequantize(self): ...
    def forward(self, query, key, value, key_padding_mask=..., need_weights=..., attn_mask=..., average_attn_weights=..., is_causal=...) -> tuple[torch.Tensor, torch.Tensor|None]: ...
    @classmethod
    def from_float(cls, other): ...
    @classmethod
    def from_observed(cls, other): ...
    linear_K: torch.nn.Linear
    linear_Q: torch.nn.Linear
    linear_V: torch.nn.Linear
    out_proj: torch.nn.Linear
    q_scaling_product: torch.ao.nn.quantized.FloatFunctional
    quant_attn_output: torch.ao.quantization.QuantStub
    quant_attn_output_weights: torch.ao.quantization.QuantStub
