# Made by tools/stubgen.
from supervision import CoordinatesTransformation as CoordinatesTransformation, Point as Point, Position as Position, Rect as Rect
