# Made by tools/stubgen.
from torch import Tensor as Tensor
from torch.signal.windows import bartlett as bartlett, blackman as blackman, cosine as cosine, exponential as exponential, gaussian as gaussian, general_cosine as general_cosine, general_hamming as general_hamming, hamming as hamming, hann as hann, kaiser as kaiser, nuttall as nuttall
factory_common_args: dict
window_common_args: dict
