# Made by tools/stubgen.
from peft import PeftModel as PeftModel, PeftModelForCausalLM as PeftModelForCausalLM
