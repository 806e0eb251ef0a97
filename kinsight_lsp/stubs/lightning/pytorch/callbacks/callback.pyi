# Made by tools/stubgen.
from lightning import Callback as Callback
