# Made by tools/stubgen.
from torch.package import Directory as Directory, Importer as Importer, PackageImporter as PackageImporter
EXTERN_IMPORT_COMPAT_NAME_MAPPING: dict
IMPLICIT_IMPORT_ALLOWLIST: list
TYPE_CHECKING: bool
