# Made by tools/stubgen.
import torch.utils.benchmark
import typing
from torch.utils.benchmark import Colorize as Colorize, Compare as Compare
BAD: str
BEST: str
BOLD: str
GOOD: str
TERMINATE: str
class Table:
    def __init__(self, results, colorize, trim_significant_figures, highlight_warnings) -> None: ...
    @staticmethod
    def col_fn(m) -> str | None: ...
    column_keys: typing.Any
    label: typing.Any
    def populate_rows_and_columns(self) -> tuple[tuple[object, ...], tuple[object, ...]]: ...
    def render(self) -> str: ...
    results: list[torch.utils.benchmark.Measurement]
    @staticmethod
    def row_fn(m) -> tuple[int, str|None, str]: ...
    row_keys: typing.Any
VERY_BAD: str
def optional_min(seq): ...
