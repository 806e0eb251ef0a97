# Made by tools/stubgen.
from torch.nn import Container as Container, Module as Module, ModuleDict as ModuleDict, ModuleList as ModuleList, Parameter as Parameter, ParameterDict as ParameterDict, ParameterList as ParameterList, Sequential as Sequential
TYPE_CHECKING: bool
