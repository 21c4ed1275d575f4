"""Armed groups by their names."""

import pytest

from dateline.armed_groups import find_armed_groups, is_armed_group
from dateline.language.document import tokenize


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighters of the Wagner Group, or Wagner, left.", ["Wagner Group", "Wagner Group"]),
        ("Le GSIM et l'État islamique au Grand Sahara", ["JNIM", "Islamic State Sahel Province"]),
        ("The adf is a word, the ADF a group.", ["ADF"]),
        ("Nobody was there.", []),
    ],
)
def test_groups_go_by_their_usual_names(text, names):
    tokens = tokenize(text)
    found = list(find_armed_groups(tokens))
    assert [group.name for group in found] == names
    assert all(is_armed_group(tokens[group.first : group.last]) for group in found)


@pytest.mark.parametrize("text", ["Wagnerian", "Malian", "adf", "the Wagner Group"])
def test_parts_and_more_are_no_groups(text):
    assert not is_armed_group(tokenize(text))
