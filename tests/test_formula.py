import pytest

from scripts import formula


def test_value_and_numbers():
    assert formula.value("100 * (61.2469 / 59.42 - 1)") == pytest.approx(3.0745540)
    assert formula.value("0.8624 + (0.8624 + 0.6807)") == pytest.approx(2.4055)
    assert sorted(formula.numbers("7 + 2 * 7")) == [2, 7, 7]


@pytest.mark.parametrize(
    "text", ["", "a + 1", "2 ** 99999999", "f(1)", "'a' * 9", "1 if 1 else 2", "(1, 2)", "1 / 0", "True + 1", "-1", "1\n+1", "(" * 90 + "1", "1" * 300, "1j"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError):
        formula.value(text)
