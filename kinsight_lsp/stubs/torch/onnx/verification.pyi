# Made by tools/stubgen.
import typing
class VerificationInfo:
    def __init__(self, name, max_abs_diff, max_rel_diff, abs_diff_hist, rel_diff_hist, expected_dtype, actual_dtype) -> None: ...
    abs_diff_hist: tuple
    actual_dtype: typing.Any
    def asdict(self) -> dict[str, object]: ...
    expected_dtype: typing.Any
    @classmethod
    def from_tensors(cls, name, expected, actual) -> VerificationInfo: ...
    max_abs_diff: float
    max_rel_diff: float
    name: str
    rel_diff_hist: tuple
def verify_onnx_program(onnx_program, args=..., kwargs=..., compare_intermediates=...) -> list[VerificationInfo]: ...
