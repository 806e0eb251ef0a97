# Made by tools/stubgen.
from torch.utils.tensorboard import FileWriter as FileWriter, SummaryWriter as SummaryWriter
from torch.utils.tensorboard.summary import audio as audio, custom_scalars as custom_scalars, histogram as histogram, histogram_raw as histogram_raw, hparams as hparams, image as image, image_boxes as image_boxes, mesh as mesh, pr_curve as pr_curve, pr_curve_raw as pr_curve_raw, scalar as scalar, tensor_proto as tensor_proto, text as text, video as video
TYPE_CHECKING: bool
