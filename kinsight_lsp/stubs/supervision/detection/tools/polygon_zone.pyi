# Made by tools/stubgen.
from supervision import PolygonZone as PolygonZone, PolygonZoneAnnotator as PolygonZoneAnnotator
