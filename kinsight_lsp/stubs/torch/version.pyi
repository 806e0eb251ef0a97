# Made by tools/stubgen: do not edit. Facts about the public API only.
cuda: None
debug: bool
git_version: str
hip: None
rocm: None
xpu: None
