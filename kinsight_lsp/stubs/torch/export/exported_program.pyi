# Made by tools/stubgen.
from torch.export import CustomDecompTable as CustomDecompTable, ExportGraphSignature as ExportGraphSignature, ExportedProgram as ExportedProgram, ModuleCallEntry as ModuleCallEntry, ModuleCallSignature as ModuleCallSignature, default_decompositions as default_decompositions
from torch.export.graph_signature import ConstantArgument as ConstantArgument, CustomObjArgument as CustomObjArgument, InputKind as InputKind, InputSpec as InputSpec, OutputKind as OutputKind, OutputSpec as OutputSpec, SymBoolArgument as SymBoolArgument, SymFloatArgument as SymFloatArgument, SymIntArgument as SymIntArgument, TensorArgument as TensorArgument, TokenArgument as TokenArgument
from torch.fx.immutable_collections import immutable_dict as immutable_dict, immutable_list as immutable_list
TYPE_CHECKING: bool
