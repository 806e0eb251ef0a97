# Made by tools/stubgen.
from supervision import plot_image as plot_image, plot_images_grid as plot_images_grid
