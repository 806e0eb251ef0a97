# Made by tools/stubgen.
disable_progress: bool
do_not_emit_stack_traces: bool
verbose_progress: bool
