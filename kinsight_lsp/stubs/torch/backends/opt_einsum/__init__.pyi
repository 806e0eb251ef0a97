# Made by tools/stubgen.
enabled: bool
def is_available() -> bool: ...
strategy: str
