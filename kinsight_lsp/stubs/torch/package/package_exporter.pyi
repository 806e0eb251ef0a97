# Made by tools/stubgen.
import enum
import torch.package
from torch.package import EmptyMatchError as EmptyMatchError, GlobGroup as GlobGroup, Importer as Importer, OrderedImporter as OrderedImporter, PackageExporter as PackageExporter, PackagingError as PackagingError
from torch.package.find_file_dependencies import find_files_source_depends_on as find_files_source_depends_on
from torch.serialization import location_tag as location_tag, normalize_storage_type as normalize_storage_type
from torch.types import Storage as Storage
from torch.utils.hooks import RemovableHandle as RemovableHandle
class PackagingErrorReason(enum.Enum):
    DENIED: PackagingErrorReason
    DEPENDENCY_RESOLUTION_FAILED: PackagingErrorReason
    IS_EXTENSION_MODULE: PackagingErrorReason
    MOCKED_BUT_STILL_USED: PackagingErrorReason
    NO_ACTION: PackagingErrorReason
    NO_DUNDER_FILE: PackagingErrorReason
    SOURCE_FILE_NOT_FOUND: PackagingErrorReason
sys_importer: torch.package.Importer
