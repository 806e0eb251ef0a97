# Made by tools/stubgen.
from timm.utils import ModelEma as ModelEma, ModelEmaV2 as ModelEmaV2, ModelEmaV3 as ModelEmaV3
