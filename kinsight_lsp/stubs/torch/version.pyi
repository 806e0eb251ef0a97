# Made by tools/stubgen.
cuda: None
debug: bool
git_version: str
hip: None
rocm: None
xpu: None
