"""The small faults that can be put into a module: what a slip of the hand would do to an expression of it."""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

Part = ast.expr | ast.stmt
SAMPLE = 12
"""Faults that are tried in each module."""

_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
"""The same comparison at its boundary, and the opposite one."""
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
_NEVER_RUN = {"annotation", "returns", "decorator_list"}
"""Parts that say what a thing is; a type checker reads them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One expression or statement in place of another.

    line: where.
    place: the function or class it is in ("Span.tidy"), empty at the top of the module.
    change: what becomes of it ("value / grain → value * grain").
    nth: which of those that read the same in this place, from 0.
    """

    line: int
    place: str
    change: str
    nth: int
    _tree: ast.Module
    _parts: tuple[Part, Part]

    @property
    def name(self) -> str:
        """What stays the same when lines are added elsewhere in the module."""
        again = f" ({self.nth + 1})" if self.nth else ""
        return f"{self.place or 'module'}: {self.change}{again}"

    @property
    def code(self) -> ast.Module:
        """The module with the fault in it."""
        module: ast.Module = ast.fix_missing_locations(_with(self._tree, *self._parts))
        return module


def sample(source: str, without: Container[str] = ()) -> list[Fault]:
    """The faults to try: a fixed choice that an edit elsewhere in the module leaves as it is.

    Args:
        source: of the module.
        without: names of faults that need not be tried.
    """
    found = [fault for fault in faults(source) if fault.name not in without]
    return sorted(found, key=lambda fault: hashlib.sha256(fault.name.encode()).digest())[:SAMPLE]


def faults(source: str) -> Iterator[Fault]:
    """Every fault of a module, in the order of its text."""
    seen: Counter[tuple[str, str]] = Counter()
    tree = ast.parse(source)
    for old, place in _parts(tree, ""):
        for new in _slips(old):
            change = f"{_said(old)} → {_said(new)}"
            yield Fault(old.lineno, place, change, seen[place, change], tree, (old, new))
            seen[place, change] += 1


def _parts(node: ast.AST, place: str) -> Iterator[tuple[Part, str]]:
    """What a module does, part by part, with the function each part stands in."""
    for field, value in ast.iter_fields(node):
        if field in _NEVER_RUN:
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST):
                continue
            named = child.name if isinstance(child, ast.FunctionDef | ast.ClassDef) else ""
            inside = f"{place}.{named}".strip(".")
            if isinstance(child, ast.expr | ast.stmt):
                yield child, inside
            yield from _parts(child, inside)


def _slips(part: Part) -> Iterator[Part]:
    """What could stand in place of a part."""
    yield from _other_operators(part)
    yield from _other_values(part)
    yield from _other_ways(part)


def _other_operators(part: Part) -> Iterator[Part]:
    match part:
        case ast.BinOp(left, operator, right) if type(operator) in _OPERATORS:
            yield ast.BinOp(left, _OPERATORS[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in _OPERATORS:
            yield ast.AugAssign(target, _OPERATORS[type(operator)](), value)
        case ast.Compare(left, [first, *others], right):
            yield from (ast.Compare(left, [other(), *others], right) for other in _COMPARED[type(first)])
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand


def _other_values(part: Part) -> Iterator[Part]:
    match part:
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(float(value)):
            yield ast.Constant(float(f"{1.3 * value:.6g}") or 1.0)
        case ast.Name(name, ast.Load()) if name in _TWINS:
            yield ast.Name(_TWINS[name], ast.Load())


def _other_ways(part: Part) -> Iterator[Part]:
    match part:
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Expr(ast.Call()):
            yield ast.Pass()
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))


def _said(part: Part) -> str:
    """A part in one line: of a branch its condition."""
    whole = f"if {ast.unparse(part.test)}" if isinstance(part, ast.If) else ast.unparse(part)
    return " ".join(whole.split())


def _with(node: Any, old: ast.AST, new: ast.AST) -> Any:
    """The tree with one part in place of another; the old tree stays as it is."""
    if node is old:
        return ast.copy_location(new, old)
    if isinstance(node, list):
        return [_with(each, old, new) for each in node]
    if not isinstance(node, ast.AST):
        return node
    fields = {name: _with(value, old, new) for name, value in ast.iter_fields(node)}
    return ast.copy_location(type(node)(**fields), node)
