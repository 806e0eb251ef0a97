# Made by tools/stubgen.
from peft import prepare_model_for_kbit_training as prepare_model_for_kbit_training
