# Made by tools/stubgen.
from ultralytics.data.utils import autosplit as autosplit
