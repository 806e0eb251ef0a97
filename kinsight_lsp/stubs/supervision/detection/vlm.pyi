# Made by tools/stubgen.
from supervision import VLM as VLM
