# Made by tools/stubgen.
from peft import LoraConfig as LoraConfig
