# Made by tools/stubgen.
import torch.nn
import torch.package
from torch.fx import Graph as Graph, GraphModule as GraphModule
from torch.fx.graph import PythonCode as PythonCode
from torch.package import Importer as Importer, PackageExporter as PackageExporter, PackageImporter as PackageImporter
FX_GRAPH_MODULE_FILE_PREFIX: str
TYPE_CHECKING: bool
def reduce_graph_module(body, import_block) -> torch.nn.Module: ...
def reduce_package_graph_module(importer, body, generated_module_name) -> torch.nn.Module: ...
sys_importer: torch.package.Importer
