# Made by tools/stubgen.
from lightning import seed_everything as seed_everything
