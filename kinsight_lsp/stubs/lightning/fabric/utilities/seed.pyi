# Made by tools/stubgen.
from lightning.pytorch import seed_everything as seed_everything
