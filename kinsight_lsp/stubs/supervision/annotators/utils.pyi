# Made by tools/stubgen.
from supervision import ColorLookup as ColorLookup, hex_to_rgba as hex_to_rgba, is_valid_hex as is_valid_hex, rgba_to_hex as rgba_to_hex
