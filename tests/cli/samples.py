"""Programs that the tests check."""

# Reports one caution whatever the other rules say: the module's submodules are made before super().__init__().
BAD = """\
import torch
from torch import nn


class 그물(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(2, 2)
"""
CODE = "missing-super-init"
