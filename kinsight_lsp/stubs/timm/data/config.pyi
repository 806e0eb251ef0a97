# Made by tools/stubgen.
from timm.data import resolve_data_config as resolve_data_config, resolve_model_data_config as resolve_model_data_config
