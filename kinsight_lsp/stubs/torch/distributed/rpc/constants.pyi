# Made by tools/stubgen: do not edit. Facts about the public API only.
DEFAULT_INIT_METHOD: str
DEFAULT_NUM_WORKER_THREADS: int
DEFAULT_RPC_TIMEOUT_SEC: float
DEFAULT_SHUTDOWN_TIMEOUT: int
UNSET_RPC_TIMEOUT: float
