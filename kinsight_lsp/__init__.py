"""kinsight: a language server that teaches deep learning in Korean."""

__version__ = "0.1.0"
