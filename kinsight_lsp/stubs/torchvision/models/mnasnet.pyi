# Made by tools/stubgen.
from torchvision.models import MNASNet as MNASNet, MNASNet0_5_Weights as MNASNet0_5_Weights, MNASNet0_75_Weights as MNASNet0_75_Weights, MNASNet1_0_Weights as MNASNet1_0_Weights, MNASNet1_3_Weights as MNASNet1_3_Weights, Weights as Weights, WeightsEnum as WeightsEnum, mnasnet0_5 as mnasnet0_5, mnasnet0_75 as mnasnet0_75, mnasnet1_0 as mnasnet1_0, mnasnet1_3 as mnasnet1_3
