# Made by tools/stubgen.
git_version: str
