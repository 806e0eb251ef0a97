# Made by tools/stubgen.
from segment_anything import build_sam as build_sam, build_sam_vit_b as build_sam_vit_b, build_sam_vit_h as build_sam_vit_h, build_sam_vit_l as build_sam_vit_l, sam_model_registry as sam_model_registry
