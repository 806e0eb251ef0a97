# Made by tools/stubgen.
import typing
class Constraint:
    def check(self, value): ...
    event_dim: int
    is_discrete: bool
class MixtureSameFamilyConstraint(Constraint):
    def __init__(self, base_constraint) -> None: ...
    base_constraint: typing.Any
boolean: Constraint
class cat(Constraint):
    def __init__(self, cseq, dim=..., lengths=...) -> None: ...
    cseq: list
    dim: typing.Any
    lengths: list
corr_cholesky: Constraint
dependent: Constraint
class dependent_property(property, Constraint):
    def __call__(self, fn) -> dependent_property: ...
    def __init__(self, fn=..., *, is_discrete=..., event_dim=...) -> None: ...
    def check(self, x): ...
class greater_than(Constraint):
    def __init__(self, lower_bound) -> None: ...
    lower_bound: typing.Any
class greater_than_eq(Constraint):
    def __init__(self, lower_bound) -> None: ...
    lower_bound: typing.Any
class half_open_interval(Constraint):
    def __init__(self, lower_bound, upper_bound) -> None: ...
    lower_bound: typing.Any
    upper_bound: typing.Any
class independent(Constraint):
    def __init__(self, base_constraint, reinterpreted_batch_ndims) -> None: ...
    base_constraint: typing.Any
    reinterpreted_batch_ndims: typing.Any
class integer_interval(Constraint):
    def __init__(self, lower_bound, upper_bound) -> None: ...
    lower_bound: typing.Any
    upper_bound: typing.Any
class interval(Constraint):
    def __init__(self, lower_bound, upper_bound) -> None: ...
    lower_bound: typing.Any
    upper_bound: typing.Any
def is_dependent(constraint): ...
class less_than(Constraint):
    def __init__(self, upper_bound) -> None: ...
    upper_bound: typing.Any
lower_cholesky: Constraint
lower_triangular: Constraint
class multinomial(Constraint):
    def __init__(self, upper_bound) -> None: ...
    def check(self, x): ...
    upper_bound: typing.Any
nonnegative: greater_than_eq
nonnegative_integer: Constraint
one_hot: Constraint
positive: greater_than
positive_definite: Constraint
positive_integer: Constraint
positive_semidefinite: Constraint
real: Constraint
real_vector: independent
simplex: Constraint
square: Constraint
class stack(Constraint):
    def __init__(self, cseq, dim=...) -> None: ...
    cseq: list
    dim: typing.Any
symmetric: Constraint
unit_interval: interval
