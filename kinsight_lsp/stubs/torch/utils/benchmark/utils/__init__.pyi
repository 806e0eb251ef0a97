# Made by tools/stubgen: do not edit. Facts about the public API only.

