# Made by tools/stubgen.
import typing
default_pg_nccl_timeout: None
default_pg_timeout: typing.Any
