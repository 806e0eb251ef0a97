# Made by tools/stubgen.
from supervision import ImageWindow as ImageWindow
