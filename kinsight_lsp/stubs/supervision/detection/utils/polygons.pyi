# Made by tools/stubgen.
from supervision import approximate_polygon as approximate_polygon, filter_polygons_by_area as filter_polygons_by_area
