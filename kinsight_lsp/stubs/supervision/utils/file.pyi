# Made by tools/stubgen.
from supervision import list_files_with_extensions as list_files_with_extensions
