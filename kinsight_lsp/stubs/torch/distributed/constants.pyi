# Made by tools/stubgen: do not edit. Facts about the public API only.
import typing
default_pg_nccl_timeout: None
default_pg_timeout: typing.Any
