# Made by tools/stubgen.
from supervision import KeyPoints as KeyPoints
