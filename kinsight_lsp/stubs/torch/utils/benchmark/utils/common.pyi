# Made by tools/stubgen.
from torch.utils.benchmark import Measurement as Measurement, TaskSpec as TaskSpec, ordered_unique as ordered_unique, select_unit as select_unit, set_torch_threads as set_torch_threads, trim_sigfig as trim_sigfig, unit_to_english as unit_to_english
