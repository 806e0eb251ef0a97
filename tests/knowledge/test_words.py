"""Korean particles after names, and the placeholders of messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinsight_lsp.knowledge.words import fill, particle

# Each name with the particle that a Korean reader says after it.
READ = (
    "model을 optimizer를 net을 loss를 3을 2를 batch를 epoch을 weights를 dim을 device를 model.eval()을 model.train()을 step을 "
    "loss.backward()를 grad를 zero_grad()를 Adam을 SGD를 item()을 softmax를 DataLoader를 data를 output을 x를 y를 n을 m을 l을 lr을 "
    "T를 GPU를 CNN을 LSTM을 GAN을 MLP를 RGB를 JSON을 AMP를 CLIP을 BERT를 list를 test를 input을 format을 float를 int를 dict를 "
    "dataset을 weight를 dropout을 split을 __init__을 __len__을 target을 type을 dtype을 shape를 name을 module을 None을 scale을 "
    "pipeline을 image를 mode를 size를 value를 network를 mask를 block을 rank를 check를 hook을 loop를 clip을 map을 group을 prompt를 "
    "clamp를 prob을 metric을 sync를 func를 flag를 log를 config를 tensor를 column을 path를 graph를 torch를 self를 conv를 resnet18을 "
    "fc1을 resnet50을 0.1을 1e-3을 True를 False를 'cuda'를 손실을 텐서를 학습을 criterion을 scheduler를 kwargs를 nn.Linear를 no_grad를 "
    "in_channels를 sample을 seed를 string을 bytes를 forward를 labels를 "
    "tokenizer를 checkpoint를 eval_loader를 ResNet을 logits를 argmax를 softmax(dim=1)을 len(x)를 (N,)을 CosineAnnealingLR을 AdamW를 apply_chat_template()을"
).split()
TO = (
    "model로 scale로 loss로 net으로 3으로 0으로 6으로 1로 7로 8로 2로 lr로 손실로 학습으로 텐서로 epoch으로 item으로 eval()로 DataLoader로 "
    "None으로 dim으로 cuda로 x로 l로 n으로 resnet18로 resnet50으로"
).split()


@pytest.mark.parametrize("text", READ)
def test_object_particle(text):
    name, wanted = text[:-1], text[-1]
    assert particle(name, "을") == particle(name, "를") == wanted
    closed = wanted == "을"
    assert particle(name, "은") == ("은" if closed else "는")
    assert particle(name, "가") == ("이" if closed else "가")
    assert particle(name, "와") == ("과" if closed else "와")
    assert particle(name, "이라") == ("이라" if closed else "라")
    assert particle(name, "나") == ("이나" if closed else "나")


@pytest.mark.parametrize("text", TO)
def test_direction_particle(text):
    wanted = "으로" if text.endswith("으로") else "로"
    assert particle(text.removesuffix(wanted), "로") == particle(text.removesuffix(wanted), "으로") == wanted


@given(st.text(max_size=12), st.sampled_from(["은", "가", "을", "와", "로", "이라", "나"]))
def test_every_text_has_a_particle(text, form):
    chosen = particle(text, form)
    assert chosen and particle(text, chosen) == chosen


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{name}", "`model`"),
        ("{name:을} 봅니다", "`model`을 봅니다"),
        ("{name:는} {other:는}", "`model`은 `loss`는"),
        ("{name:로} {other:으로}", "`model`로 `loss`로"),
        ("{name:} {name:에서}", "model `model`에서"),
        ("{missing} {missing:을}", "{missing} {missing:을}"),
        ("{} { name } {{name}}", "{} { name } {`model`}"),
        ("100%", "100%"),
    ],
)
def test_fill(template, filled):
    assert fill(template, {"name": "model", "other": "loss"}) == filled


def test_a_value_is_never_filled_again():
    assert fill("{a} {b}", {"a": "{b}", "b": "x"}) == "`{b}` `x`"
