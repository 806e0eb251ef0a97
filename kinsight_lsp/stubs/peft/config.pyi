# Made by tools/stubgen.
from peft import PeftConfig as PeftConfig
