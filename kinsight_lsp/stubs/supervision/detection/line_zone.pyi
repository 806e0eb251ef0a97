# Made by tools/stubgen.
from supervision import LineZone as LineZone, LineZoneAnnotator as LineZoneAnnotator, LineZoneAnnotatorMulticlass as LineZoneAnnotatorMulticlass
