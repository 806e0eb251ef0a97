class cuBLASModule:
    allow_tf32: bool
    fp32_precision: str
    allow_fp16_reduced_precision_reduction: bool
    allow_bf16_reduced_precision_reduction: bool
    allow_fp16_accumulation: bool

matmul: cuBLASModule
