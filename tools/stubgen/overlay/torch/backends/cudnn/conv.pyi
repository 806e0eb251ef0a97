fp32_precision: str
