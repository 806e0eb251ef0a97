# Made by tools/stubgen.
from timm import is_exportable as is_exportable, is_scriptable as is_scriptable, set_exportable as set_exportable, set_scriptable as set_scriptable
