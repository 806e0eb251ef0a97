# Made by tools/stubgen.
from lightning.pytorch.callbacks import LambdaCallback as LambdaCallback
