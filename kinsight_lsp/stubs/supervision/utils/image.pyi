# Made by tools/stubgen.
from supervision import ImageSink as ImageSink, crop_image as crop_image, get_image_resolution_wh as get_image_resolution_wh, grayscale_image as grayscale_image, letterbox_image as letterbox_image, load_image_from_url as load_image_from_url, resize_image as resize_image, scale_image as scale_image, tint_image as tint_image
