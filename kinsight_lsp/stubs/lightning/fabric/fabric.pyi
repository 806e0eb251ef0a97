# Made by tools/stubgen.
from lightning import Fabric as Fabric
