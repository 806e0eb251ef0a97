# Made by tools/stubgen.
from supervision import JSONSink as JSONSink
