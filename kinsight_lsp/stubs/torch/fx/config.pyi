# Made by tools/stubgen: do not edit. Facts about the public API only.
disable_progress: bool
do_not_emit_stack_traces: bool
verbose_progress: bool
