"""JSON as our files hold it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from earmark.storage import json_text

documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(documents)
def test_everything_comes_back(document):
    assert json_text.decode(json_text.encode(document)) == document


@given(st.dictionaries(st.text(), st.lists(st.text() | st.integers() | st.none(), max_size=2), max_size=4))
def test_text_that_has_no_utf_8_is_written_in_the_same_form(document):
    broken = json_text.encode(document | {"zzz \udc80": "\ud83d"})

    assert json_text.decode(broken) == document | {"zzz \udc80": "\ud83d"}
    assert broken.replace(b"\\udc80", b"").replace(b"\\ud83d", b"") == json_text.encode(
        document | {"zzz ": ""}
    )


@pytest.mark.parametrize("raw", [b"", b"{", b"[NaN]", b"[Infinity]", b"\xff", b"[" * 200_000, b"1" * 5_000])
def test_what_is_not_json_is_refused(raw):
    with pytest.raises(ValueError):  # noqa: PT011 - of many kinds
        json_text.decode(raw)
