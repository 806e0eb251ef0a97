# Made by tools/stubgen.
accumulated_recompile_limit: int
allow_unspec_int_on_nn_module: bool
assume_static_by_default: bool
automatic_dynamic_shapes: bool
capture_dynamic_output_shape_ops: bool
capture_scalar_outputs: bool
dynamic_shapes: bool
enable_cpp_symbolic_shape_guards: bool
fail_on_recompile_limit_hit: bool
force_disable_caches: bool
job_id: None
log_file_name: None
recompile_limit: int
reorderable_logging_functions: set
skip_tensor_guards_with_matching_dict_tags: bool
verbose: bool
wrap_top_frame: bool
