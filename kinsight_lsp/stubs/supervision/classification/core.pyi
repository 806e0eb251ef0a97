# Made by tools/stubgen.
from supervision import Classifications as Classifications
