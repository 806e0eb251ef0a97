# Made by tools/stubgen: do not edit. Facts about the public API only.
import torch.nn
class WeightedQuantizedModule(torch.nn.Module):
    @classmethod
    def from_reference(cls, ref_module, output_scale, output_zero_point): ...
