# Made by tools/stubgen.
from supervision import CSVSink as CSVSink
