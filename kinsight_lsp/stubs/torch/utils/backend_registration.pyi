# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.nn.functional import has_torch_function_unary as has_torch_function_unary
from torch.overrides import handle_torch_function as handle_torch_function
from torch.utils import generate_methods_for_privateuse1_backend as generate_methods_for_privateuse1_backend, rename_privateuse1_backend as rename_privateuse1_backend
