# Made by tools/stubgen.
engine: str
supported_engines: list[str]
