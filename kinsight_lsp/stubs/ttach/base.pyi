# Made by tools/stubgen.
from ttach import Compose as Compose
