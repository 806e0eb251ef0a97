# Made by tools/stubgen.
import torch.package
from torch.package import Importer as Importer, ObjMismatchError as ObjMismatchError, ObjNotFoundError as ObjNotFoundError, OrderedImporter as OrderedImporter
sys_importer: torch.package.Importer
