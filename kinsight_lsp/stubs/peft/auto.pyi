# Made by tools/stubgen.
from peft import AutoPeftModelForCausalLM as AutoPeftModelForCausalLM
