# Made by tools/stubgen.
from peft import get_peft_model as get_peft_model
