"""``kinsight settings schema`` says of every value what the program says of it."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kinsight_lsp.core.config import CATEGORIES, FORMS, INLAY_HINTS, LEVELS, SEVERITIES, Settings, apply_settings

WORDS = st.sampled_from([*CATEGORIES, "개념", "팁", *FORMS, *INLAY_HINTS, *LEVELS, *SEVERITIES, "missing-", "", "신"])
VALUES = st.one_of(
    WORDS,
    st.lists(WORDS, max_size=2),
    st.none(),
    st.booleans(),
    st.integers(-1, 5),
    st.floats(-1, 5),
    st.dictionaries(WORDS, WORDS | st.none(), max_size=2),
    st.lists(st.integers(), max_size=2),
)
NAMES = st.sampled_from([*(field.name for field in fields(Settings)), "inlayHints", "inlay-hints", "nonsense"])


@pytest.fixture
def validator(kinsight) -> Draft202012Validator:
    schema = json.loads(kinsight("settings", "schema").out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_setting_is_there_with_its_default(validator):
    properties = validator.schema["properties"]
    for field in fields(Settings):
        default = properties[field.name]["default"]
        assert apply_settings(Settings(level="advanced"), {field.name: default})[1] == []
        assert default == json.loads(json.dumps(getattr(Settings(), field.name)))
        assert properties[field.name]["description"]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(NAMES, VALUES, max_size=2))
def test_it_takes_what_the_program_takes(validator, data):
    assert validator.is_valid(data) == (apply_settings(Settings(), data)[1] == []), data
