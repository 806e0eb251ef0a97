# Made by tools/stubgen.
from supervision import cv2_to_pillow as cv2_to_pillow, pillow_to_cv2 as pillow_to_cv2
