# Made by tools/stubgen.
class ScriptObjectMeta:
    def __init__(self, constant_name, class_fqn) -> None: ...
    class_fqn: str
    constant_name: str
