# Made by tools/stubgen.
fp32_precision: str
