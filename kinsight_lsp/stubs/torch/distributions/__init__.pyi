# Made by tools/stubgen.
import torch
import torch.distributions.constraint_registry
import torch.distributions.constraints
import torch.distributions.relaxed_bernoulli
import torch.distributions.relaxed_categorical
import typing
class AbsTransform(Transform):
    codomain: torch.distributions.constraints.greater_than
class AffineTransform(Transform):
    def __init__(self, loc, scale, event_dim=..., cache_size=...) -> None: ...
    codomain: typing.Any
    domain: typing.Any
    loc: torch.Tensor | float
    scale: torch.Tensor | float
    sign: torch.Tensor | int
class Bernoulli(ExponentialFamily):
    def __init__(self, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    param_shape: torch.Size
    def probs(self, *args, **kwargs): ...
    support: torch.distributions.constraints.Constraint
class Beta(ExponentialFamily):
    def __init__(self, concentration1, concentration0, validate_args=...) -> None: ...
    arg_constraints: dict
    concentration0: torch.Tensor
    concentration1: torch.Tensor
    support: torch.distributions.constraints.interval
class Binomial(Distribution):
    def __init__(self, total_count=..., probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    param_shape: torch.Size
    def probs(self, *args, **kwargs): ...
    support: typing.Any
    total_count: typing.Any
class CatTransform(Transform):
    def __init__(self, tseq, dim=..., lengths=..., cache_size=...) -> None: ...
    codomain: typing.Any
    dim: int
    domain: typing.Any
    def event_dim(self, *args, **kwargs): ...
    def length(self, *args, **kwargs): ...
    lengths: list
    transforms: list[Transform]
class Categorical(Distribution):
    def __init__(self, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    param_shape: torch.Size
    def probs(self, *args, **kwargs): ...
    support: typing.Any
class Cauchy(Distribution):
    def __init__(self, loc, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
class Chi2(Gamma):
    def __init__(self, df, validate_args=...) -> None: ...
    df: torch.Tensor
class ComposeTransform(Transform):
    def __init__(self, parts, cache_size=...) -> None: ...
    def bijective(self, *args, **kwargs): ...
    codomain: typing.Any
    domain: typing.Any
    parts: list[Transform]
    def sign(self, *args, **kwargs): ...
class ContinuousBernoulli(ExponentialFamily):
    def __init__(self, probs=..., logits=..., lims=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    param_shape: torch.Size
    def probs(self, *args, **kwargs): ...
    support: torch.distributions.constraints.interval
class CorrCholeskyTransform(Transform):
    domain: torch.distributions.constraints.independent
    def log_abs_det_jacobian(self, x, y, intermediates=...): ...
class CumulativeDistributionTransform(Transform):
    def __init__(self, distribution, cache_size=...) -> None: ...
    codomain: torch.distributions.constraints.interval
    distribution: Distribution
    domain: torch.distributions.constraints.Constraint | None
class Dirichlet(ExponentialFamily):
    def __init__(self, concentration, validate_args=...) -> None: ...
    arg_constraints: dict
    concentration: torch.Tensor
    support: torch.distributions.constraints.Constraint
class Distribution:
    def __init__(self, batch_shape=..., event_shape=..., validate_args=...) -> None: ...
    arg_constraints: dict[str, torch.distributions.constraints.Constraint]
    batch_shape: torch.Size
    def cdf(self, value) -> torch.Tensor: ...
    def entropy(self) -> torch.Tensor: ...
    def enumerate_support(self, expand=...) -> torch.Tensor: ...
    event_shape: torch.Size
    def expand(self, batch_shape): ...
    has_enumerate_support: bool
    has_rsample: bool
    def icdf(self, value) -> torch.Tensor: ...
    def log_prob(self, value) -> torch.Tensor: ...
    mean: torch.Tensor
    mode: torch.Tensor
    def perplexity(self) -> torch.Tensor: ...
    def rsample(self, sample_shape=...) -> torch.Tensor: ...
    def sample(self, sample_shape=...) -> torch.Tensor: ...
    def sample_n(self, n) -> torch.Tensor: ...
    @staticmethod
    def set_default_validate_args(value) -> None: ...
    stddev: torch.Tensor
    support: torch.distributions.constraints.Constraint | None
    variance: torch.Tensor
class ExpTransform(Transform):
    codomain: torch.distributions.constraints.greater_than
class Exponential(ExponentialFamily):
    def __init__(self, rate, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.greater_than_eq
class ExponentialFamily(Distribution): ...
class FisherSnedecor(Distribution):
    def __init__(self, df1, df2, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.greater_than
class Gamma(ExponentialFamily):
    def __init__(self, concentration, rate, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.greater_than_eq
class GeneralizedPareto(Distribution):
    def __init__(self, loc, scale, concentration, validate_args=...) -> None: ...
    arg_constraints: dict
    def log_cdf(self, value): ...
    def log_survival_function(self, value): ...
    mean: typing.Any
    mode: typing.Any
    support: typing.Any
    variance: typing.Any
class Geometric(Distribution):
    def __init__(self, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    def probs(self, *args, **kwargs): ...
    support: torch.distributions.constraints.Constraint
class Gumbel(TransformedDistribution):
    def __init__(self, loc, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
class HalfCauchy(TransformedDistribution):
    def __init__(self, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: Cauchy
    def icdf(self, prob): ...
    scale: torch.Tensor
    support: torch.distributions.constraints.greater_than_eq
class HalfNormal(TransformedDistribution):
    def __init__(self, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: Normal
    def icdf(self, prob): ...
    scale: torch.Tensor
    support: torch.distributions.constraints.greater_than_eq
class Independent(Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=...) -> None: ...
    base_dist: Distribution
    reinterpreted_batch_ndims: int
    support: typing.Any
class IndependentTransform(Transform):
    def __init__(self, base_transform, reinterpreted_batch_ndims, cache_size=...) -> None: ...
    base_transform: typing.Any
    codomain: typing.Any
    domain: typing.Any
    reinterpreted_batch_ndims: int
class InverseGamma(TransformedDistribution):
    def __init__(self, concentration, rate, validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: Gamma
    concentration: torch.Tensor
    rate: torch.Tensor
    support: torch.distributions.constraints.greater_than
class Kumaraswamy(TransformedDistribution):
    def __init__(self, concentration1, concentration0, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.interval
class LKJCholesky(Distribution):
    def __init__(self, dim, concentration=..., validate_args=...) -> None: ...
    arg_constraints: dict
    dim: int
    support: torch.distributions.constraints.Constraint
class Laplace(Distribution):
    def __init__(self, loc, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
class LogNormal(TransformedDistribution):
    def __init__(self, loc, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: Normal
    loc: torch.Tensor
    scale: torch.Tensor
    support: torch.distributions.constraints.greater_than
class LogisticNormal(TransformedDistribution):
    def __init__(self, loc, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: Independent
    loc: torch.Tensor
    scale: torch.Tensor
    support: torch.distributions.constraints.Constraint
class LowRankMultivariateNormal(Distribution):
    def __init__(self, loc, cov_factor, cov_diag, validate_args=...) -> None: ...
    arg_constraints: dict
    cov_diag: typing.Any
    def covariance_matrix(self, *args, **kwargs): ...
    loc: typing.Any
    def precision_matrix(self, *args, **kwargs): ...
    def scale_tril(self, *args, **kwargs): ...
    support: torch.distributions.constraints.independent
    def variance(self, *args, **kwargs): ...
class LowerCholeskyTransform(Transform):
    domain: torch.distributions.constraints.independent
class MixtureSameFamily(Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=...) -> None: ...
    def cdf(self, x): ...
    component_distribution: Distribution
    def log_prob(self, x): ...
    mixture_distribution: Categorical
    support: typing.Any
class Multinomial(Distribution):
    def __init__(self, total_count=..., probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    logits: torch.Tensor
    param_shape: torch.Size
    probs: torch.Tensor
    support: typing.Any
    total_count: int
class MultivariateNormal(Distribution):
    def __init__(self, loc, covariance_matrix=..., precision_matrix=..., scale_tril=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def covariance_matrix(self, *args, **kwargs): ...
    loc: typing.Any
    def precision_matrix(self, *args, **kwargs): ...
    def scale_tril(self, *args, **kwargs): ...
    support: torch.distributions.constraints.independent
class NegativeBinomial(Distribution):
    def __init__(self, total_count, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    def logits(self, *args, **kwargs): ...
    param_shape: torch.Size
    def probs(self, *args, **kwargs): ...
    support: torch.distributions.constraints.Constraint
    total_count: typing.Any
class Normal(ExponentialFamily):
    def __init__(self, loc, scale, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
class OneHotCategorical(Distribution):
    def __init__(self, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    logits: torch.Tensor
    param_shape: torch.Size
    probs: torch.Tensor
    support: torch.distributions.constraints.Constraint
class OneHotCategoricalStraightThrough(OneHotCategorical): ...
class Pareto(TransformedDistribution):
    def __init__(self, scale, alpha, validate_args=...) -> None: ...
    arg_constraints: dict
    def expand(self, batch_shape) -> Pareto: ...
    support: torch.distributions.constraints.Constraint
class Poisson(ExponentialFamily):
    def __init__(self, rate, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
class PositiveDefiniteTransform(Transform):
    domain: torch.distributions.constraints.independent
class PowerTransform(Transform):
    def __init__(self, exponent, cache_size=...) -> None: ...
    codomain: torch.distributions.constraints.greater_than
    domain: torch.distributions.constraints.greater_than
    def sign(self, *args, **kwargs): ...
class RelaxedBernoulli(TransformedDistribution):
    def __init__(self, temperature, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: torch.distributions.relaxed_bernoulli.LogitRelaxedBernoulli
    logits: torch.Tensor
    probs: torch.Tensor
    support: torch.distributions.constraints.interval
    temperature: torch.Tensor
class RelaxedOneHotCategorical(TransformedDistribution):
    def __init__(self, temperature, probs=..., logits=..., validate_args=...) -> None: ...
    arg_constraints: dict
    base_dist: torch.distributions.relaxed_categorical.ExpRelaxedCategorical
    logits: torch.Tensor
    probs: torch.Tensor
    support: torch.distributions.constraints.Constraint
    temperature: torch.Tensor
class ReshapeTransform(Transform):
    def __init__(self, in_shape, out_shape, cache_size=...) -> None: ...
    codomain: typing.Any
    domain: typing.Any
    in_shape: torch.Size
    out_shape: torch.Size
class SigmoidTransform(Transform):
    codomain: torch.distributions.constraints.interval
class SoftmaxTransform(Transform):
    domain: torch.distributions.constraints.independent
class SoftplusTransform(Transform):
    codomain: torch.distributions.constraints.greater_than
class StackTransform(Transform):
    def __init__(self, tseq, dim=..., cache_size=...) -> None: ...
    codomain: typing.Any
    dim: int
    domain: typing.Any
    transforms: list[Transform]
class StickBreakingTransform(Transform):
    domain: torch.distributions.constraints.independent
class StudentT(Distribution):
    def __init__(self, df, loc=..., scale=..., validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
class TanhTransform(Transform):
    codomain: torch.distributions.constraints.interval
class Transform:
    def __call__(self, x): ...
    def __init__(self, cache_size=...) -> None: ...
    bijective: bool
    codomain: torch.distributions.constraints.Constraint
    domain: torch.distributions.constraints.Constraint
    event_dim: int
    def forward_shape(self, shape): ...
    inv: Transform
    def inverse_shape(self, shape): ...
    def log_abs_det_jacobian(self, x, y): ...
    sign: int
    def with_cache(self, cache_size=...): ...
class TransformedDistribution(Distribution):
    def __init__(self, base_distribution, transforms, validate_args=...) -> None: ...
    base_dist: Distribution
    support: typing.Any
    transforms: list | Transform | list[Transform]
class Uniform(Distribution):
    def __init__(self, low, high, validate_args=...) -> None: ...
    arg_constraints: typing.Any
    support: typing.Any
class VonMises(Distribution):
    def __init__(self, loc, concentration, validate_args=...) -> None: ...
    arg_constraints: dict
    support: torch.distributions.constraints.Constraint
    def variance(self, *args, **kwargs): ...
class Weibull(TransformedDistribution):
    def __init__(self, scale, concentration, validate_args=...) -> None: ...
    arg_constraints: dict
    concentration_reciprocal: typing.Any
    support: torch.distributions.constraints.greater_than
class Wishart(ExponentialFamily):
    def __init__(self, df, covariance_matrix=..., precision_matrix=..., scale_tril=..., validate_args=...) -> None: ...
    arg_constraints: typing.Any
    def covariance_matrix(self, *args, **kwargs): ...
    df: typing.Any
    def precision_matrix(self, *args, **kwargs): ...
    def rsample(self, sample_shape=..., max_try_correction=...) -> torch.Tensor: ...
    def scale_tril(self, *args, **kwargs): ...
    support: torch.distributions.constraints.Constraint
biject_to: torch.distributions.constraint_registry.ConstraintRegistry
identity_transform: ComposeTransform
def kl_divergence(p, q) -> torch.Tensor: ...
def register_kl(type_p, type_q): ...
transform_to: torch.distributions.constraint_registry.ConstraintRegistry
