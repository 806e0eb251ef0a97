"""Says what an interpreter can do for us, as one line of JSON: ``python -I probe.py [--environment]``.

version: [major, minor, micro]; executable: the interpreter itself, behind launchers and shims; implementation:
``cpython`` ...; missing: why the server cannot be imported, null when it can. Runs on any Python 3, so that an old one
can say that it is old.
"""

import json
import os
import sys

LIBS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libs")
MINIMUM = (3, 10)


def missing():
    """What keeps the compiled modules from being imported, None when nothing does."""
    if sys.version_info < MINIMUM:
        return "Python {}.{}".format(*sys.version_info)
    if "--environment" in sys.argv[1:2]:
        sys.path.append(LIBS)
    else:
        sys.path.insert(0, LIBS)
    try:
        import tree_sitter
        import tree_sitter_python
        import yaml

        tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language()))
        yaml.safe_load("[]")
    except Exception as error:
        return type(error).__name__ + ": " + str(error)
    return None


print(
    json.dumps(
        {
            "version": list(sys.version_info[:3]),
            "executable": sys.executable,
            "implementation": sys.implementation.name,
            "missing": missing(),
        }
    )
)
