"""Starts the language server from the folder ``libs`` beside this file.

``python -I start.py [--environment] [ARGUMENT...]``. With ``--environment`` the interpreter's own packages come first:
they hold the compiled modules that the folder lacks. The folder goes to the path by hand because the interpreter is
isolated (``-I``): neither the workspace nor PYTHONPATH can put modules before ours.
"""

import sys
from pathlib import Path

LIBS = str(Path(__file__).resolve().parent / "libs")

if __name__ == "__main__":
    if "--environment" in sys.argv[1:2]:
        del sys.argv[1]
        sys.path.append(LIBS)
    else:
        sys.path.insert(0, LIBS)

    from kinsight_lsp.__main__ import main

    sys.argv[0] = "kinsight-lsp"
    main()
