# Made by tools/stubgen.
from supervision import edit_distance as edit_distance, fuzzy_match_index as fuzzy_match_index
