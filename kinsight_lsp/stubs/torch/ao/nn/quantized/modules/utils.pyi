# Made by tools/stubgen.
import torch.nn
class WeightedQuantizedModule(torch.nn.Module):
    @classmethod
    def from_reference(cls, ref_module, output_scale, output_zero_point): ...
