# Made by tools/stubgen.
from supervision import Color as Color, ColorPalette as ColorPalette
