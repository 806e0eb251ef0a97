# Made by tools/stubgen.
import torch
class AuxRequest(tuple):
    lse: bool
flop_registry: dict
def varlen_attn(query, key, value, cu_seq_q, cu_seq_k, max_q, max_k, *, return_aux=..., scale=..., window_size=..., enable_gqa=..., seqused_k=..., block_table=..., num_splits=...) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]: ...
def varlen_attn_out(out, query, key, value, cu_seq_q, cu_seq_k, max_q, max_k, *, return_aux=..., scale=..., window_size=..., enable_gqa=..., seqused_k=..., block_table=..., num_splits=...) -> torch.Tensor | tuple[torch.Tensor, torch.Tensor]: ...
