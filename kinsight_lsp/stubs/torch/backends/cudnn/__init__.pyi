# Made by tools/stubgen.
allow_tf32: bool
benchmark: bool
benchmark_limit: int
deterministic: bool
enabled: bool
def flags(enabled=..., benchmark=..., benchmark_limit=..., deterministic=..., allow_tf32=..., fp32_precision=...): ...
fp32_precision: str
def is_available() -> bool: ...
def version() -> int | None: ...
