# Made by tools/stubgen.
allow_tf32: bool
deterministic: bool
enabled: bool
fp32_precision: str
def is_available() -> bool: ...
