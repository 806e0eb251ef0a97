# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.hub import load_state_dict_from_url as load_url, tqdm as tqdm
