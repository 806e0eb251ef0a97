# Made by tools/stubgen: do not edit. Facts about the public API only.
class ScriptObjectMeta:
    def __init__(self, constant_name, class_fqn) -> None: ...
    class_fqn: str
    constant_name: str
