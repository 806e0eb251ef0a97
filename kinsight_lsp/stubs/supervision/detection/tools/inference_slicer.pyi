# Made by tools/stubgen.
from supervision import InferenceSlicer as InferenceSlicer, WindowedRasterDataset as WindowedRasterDataset
