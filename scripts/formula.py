"""A formula over printed numbers, such as `100 * (61.2469 / 59.42 - 1)` -> its numbers and its value; nothing in it is run."""

from __future__ import annotations

import ast
import operator

SIGNS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
LONGEST = 200


def numbers(formula: str) -> list[float]:
    """The numbers that stand in it. Raises ValueError where it holds anything but numbers, + - * / and parentheses."""
    return [float(node.value) for node in ast.walk(_tree(formula)) if isinstance(node, ast.Constant)]


def value(formula: str) -> float:
    """What it gives. Raises ValueError as above, and for a division by nought."""

    def of(node: ast.expr) -> float:
        if isinstance(node, ast.Constant):
            return float(node.value)
        return SIGNS[type(node.op)](of(node.left), of(node.right))

    try:
        return of(_tree(formula))
    except ZeroDivisionError:
        raise ValueError("a division by nought") from None


def _tree(formula: str) -> ast.expr:
    if len(formula) > LONGEST:
        raise ValueError(f"a formula of {len(formula)} characters")
    try:
        tree = ast.parse(formula, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ValueError("no formula") from None
    for node in ast.walk(tree):
        number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        if not (number or (isinstance(node, ast.BinOp) and type(node.op) in SIGNS) or type(node) in SIGNS):
            raise ValueError(f"'{type(node).__name__}' in a formula")
    return tree
