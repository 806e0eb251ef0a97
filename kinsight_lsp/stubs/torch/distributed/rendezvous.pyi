# Made by tools/stubgen: do not edit. Facts about the public API only.
from torch.distributed import FileStore as FileStore, Store as Store, TCPStore as TCPStore, register_rendezvous_handler as register_rendezvous_handler, rendezvous as rendezvous
