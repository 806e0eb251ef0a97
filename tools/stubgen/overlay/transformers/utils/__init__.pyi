import torch
class ModelOutput(dict[str, torch.Tensor]):
    loss: torch.Tensor
    logits: torch.Tensor
    last_hidden_state: torch.Tensor
    pooler_output: torch.Tensor
    hidden_states: tuple[torch.Tensor, ...]
    attentions: tuple[torch.Tensor, ...]
    sequences: torch.Tensor
    pred_boxes: torch.Tensor
    pred_masks: torch.Tensor
    iou_scores: torch.Tensor
    predicted_depth: torch.Tensor
    image_embeds: torch.Tensor
    text_embeds: torch.Tensor
    logits_per_image: torch.Tensor
    logits_per_text: torch.Tensor
    def __getitem__(self, key) -> torch.Tensor: ...
    def to_tuple(self) -> tuple[torch.Tensor, ...]: ...
