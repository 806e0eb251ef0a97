# Made by tools/stubgen.
from torch.distributed import FileStore as FileStore, Store as Store, TCPStore as TCPStore, register_rendezvous_handler as register_rendezvous_handler, rendezvous as rendezvous
