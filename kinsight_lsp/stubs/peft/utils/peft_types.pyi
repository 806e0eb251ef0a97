# Made by tools/stubgen.
from peft import TaskType as TaskType
