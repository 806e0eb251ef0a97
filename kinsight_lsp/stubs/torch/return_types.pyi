# Made by tools/stubgen.
import torch
import typing
class _fake_quantize_per_tensor_affine_cachemask_tensor_qparams(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    output: torch.Tensor
    mask: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _fused_moving_avg_obs_fq_helper(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    output: torch.Tensor
    mask: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _linalg_det(tuple[torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    result: torch.Tensor
    LU: torch.Tensor
    pivots: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _linalg_eigh(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    eigenvalues: torch.Tensor
    eigenvectors: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _linalg_slogdet(tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    sign: torch.Tensor
    logabsdet: torch.Tensor
    LU: torch.Tensor
    pivots: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _linalg_solve_ex(tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    result: torch.Tensor
    LU: torch.Tensor
    pivots: torch.Tensor
    info: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _linalg_svd(tuple[torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    U: torch.Tensor
    S: torch.Tensor
    Vh: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _lu_with_info(tuple[torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    LU: torch.Tensor
    pivots: torch.Tensor
    info: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _scaled_dot_product_cudnn_attention(tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, int, int, torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    output: torch.Tensor
    logsumexp: torch.Tensor
    cum_seq_q: torch.Tensor
    cum_seq_k: torch.Tensor
    max_q: int
    max_k: int
    philox_seed: torch.Tensor
    philox_offset: torch.Tensor
    debug_attn_mask: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _scaled_dot_product_efficient_attention(tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    output: torch.Tensor
    log_sumexp: torch.Tensor
    philox_seed: torch.Tensor
    philox_offset: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _scaled_dot_product_flash_attention(tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, int, int, torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    output: torch.Tensor
    logsumexp: torch.Tensor
    cum_seq_q: torch.Tensor
    cum_seq_k: torch.Tensor
    max_q: int
    max_k: int
    rng_state: torch.Tensor
    unused: torch.Tensor
    debug_attn_mask: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _scaled_dot_product_flash_attention_for_cpu(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    output: torch.Tensor
    logsumexp: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class _unpack_dual(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    primal: torch.Tensor
    tangent: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class aminmax(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    min: torch.Tensor
    max: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class cummax(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class cummin(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class frexp(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    mantissa: torch.Tensor
    exponent: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class geqrf(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    a: torch.Tensor
    tau: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class histogram(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    hist: torch.Tensor
    bin_edges: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class histogramdd(tuple[torch.Tensor, tuple[torch.Tensor, ...], int, int, int]):
    hist: torch.Tensor
    bin_edges: tuple[torch.Tensor, ...]
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | tuple[torch.Tensor, ...] | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|tuple[torch.Tensor, ...]|int]: ...
class kthvalue(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class lu_unpack(tuple[torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    P: torch.Tensor
    L: torch.Tensor
    U: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class max(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class median(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class min(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class mode(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class nanmedian(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class qr(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    Q: torch.Tensor
    R: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class slogdet(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    sign: torch.Tensor
    logabsdet: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class sort(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class svd(tuple[torch.Tensor, torch.Tensor, torch.Tensor, int, int, int]):
    U: torch.Tensor
    S: torch.Tensor
    V: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class topk(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    values: torch.Tensor
    indices: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
class triangular_solve(tuple[torch.Tensor, torch.Tensor, int, int, int]):
    solution: torch.Tensor
    cloned_coefficient: torch.Tensor
    n_fields: int
    n_sequence_fields: int
    n_unnamed_fields: int
    def __getitem__(self, index) -> torch.Tensor | int: ...
    def __iter__(self) -> typing.Iterator[torch.Tensor|int]: ...
