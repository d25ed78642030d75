"""The small language of claims and of numbers in sentences: read into a tree, never run as code.

`peak(glutamate_rel) in 1.1..1.45`, `score @ 7d - other.score @ 7d > 3`. A name is a column of a course or a
named fact; `run.name` reads another run of the lesson; `@ 24h` says when. Numbers take `h`, `min`, `d`, `s`
or `%`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from synapse_sim.files.times import HOURS
from synapse_sim.lesson.unfit import Unfit

MOST_CHARACTERS = 300
"""Of one expression: the longest that a slide could explain."""
MOST_DEPTH = 16
"""Of brackets in one another."""
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)(?P<unit>%|[a-z]+)?
      |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
      |'(?P<text>[^'\n]*)'
      |(?P<sign>\.\.|<=|>=|[-+*/(),@.=<>−]))""",
    re.VERBOSE,
)
_COMPARED = ("<=", ">=", "<", ">")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written; hours, shares and seconds as such."""

    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A column or a fact, of the beat's own run if `run` is empty; `arguments` of a fact or a function."""

    run: str
    name: str
    arguments: tuple[tuple[str, Expression | str], ...] = ()
    is_called: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """Something at another moment than the beat's."""

    what: Expression
    when: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    """The same with the other sign."""

    what: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Two values and `+`, `-`, `*` or `/` between them."""

    sign: str
    left: Expression
    right: Expression


Expression = Number | Name | At | Negative | Binary


@dataclass(frozen=True, slots=True)
class Claim:
    """A condition on a value.

    said: as written.
    low, high: between which it lies; None where nothing bounds it.
    is_strict: whether the bound itself is outside.
    """

    said: str
    value: Expression
    low: Expression | None = None
    high: Expression | None = None
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    unit: str = ""


def read_claim(said: str) -> Claim:
    """A condition: `value in low..high`, or two values with `<`, `<=`, `>` or `>=` between them.

    Raises:
        Unfit: if it is none.
    """
    reader = _Reader(said)
    value = reader.sum()
    if reader.takes("in"):
        least = reader.sum()
        reader.needs("..")
        claim = Claim(said, value, least, reader.sum())
    else:
        sign = reader.takes(*_COMPARED) or reader.fails("no_condition")
        low, high = (None, reader.sum()) if sign[0] == "<" else (reader.sum(), None)
        claim = Claim(said, value, low, high, is_strict=len(sign) == 1)
    reader.end()
    return claim


def read_expression(said: str) -> Expression:
    """A value.

    Raises:
        Unfit: if it is none.
    """
    reader = _Reader(said)
    value = reader.sum()
    reader.end()
    return value


def names_in(expression: Expression | str | None) -> Iterator[Name]:
    """Every name that an expression reads, outermost first."""
    match expression:
        case Name(arguments=arguments):
            yield expression
            for _, each in arguments:
                yield from names_in(each)
        case At(one, other) | Binary(_, one, other):
            yield from names_in(one)
            yield from names_in(other)
        case Negative(what):
            yield from names_in(what)


class _Reader:
    """Reads token after token; each method reads what it is named for."""

    def __init__(self, said: str) -> None:
        self._said = said
        if len(said) > MOST_CHARACTERS:
            self.fails("long", most=MOST_CHARACTERS)
        self._tokens = list(self._split())
        self._at = self._depth = 0

    def _split(self) -> Iterator[_Token]:
        at, text = 0, self._said.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                self.fails("sign", sign=text[at:].strip()[0])
            at = found.end()
            kind = found.lastgroup if found.lastgroup != "unit" else "number"
            yield _Token(str(kind), found[str(kind)].replace("−", "-"), found["unit"] or "")

    def fails(self, why: str, **numbers: object) -> NoReturn:
        """Refuse the whole.

        Raises:
            Unfit: always.
        """
        raise Unfit(f"lesson.expression.{why}", said=self._said, **numbers)

    def takes(self, *words: str) -> str:
        """The next token if it is one of these signs or words; else nothing."""
        token = self._next()
        if token is None or token.kind not in {"sign", "name"} or token.text not in words:
            return ""
        self._at += 1
        return token.text

    def needs(self, sign: str) -> None:
        """Pass over a sign that must stand here."""
        if not self.takes(sign):
            self.fails("wants", sign=sign)

    def end(self) -> None:
        """Nothing may follow."""
        token = self._next()
        if token is not None:
            self.fails("more", rest=token.text)

    def sum(self) -> Expression:
        """Products, added and subtracted."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            self.fails("deep", most=MOST_DEPTH)
        found = self._chain(self._product, "+", "-")
        self._depth -= 1
        return found

    def _product(self) -> Expression:
        return self._chain(self._signed, "*", "/")

    def _chain(self, inner: Callable[[], Expression], *signs: str) -> Expression:
        found = inner()
        while sign := self.takes(*signs):
            found = Binary(sign, found, inner())
        return found

    def _signed(self) -> Expression:
        minus = self.takes("-")
        found = self._moment()
        return Negative(found) if minus else found

    def _moment(self) -> Expression:
        found = self._single()
        if not self.takes("@"):
            return found
        minus = self.takes("-")
        when = self._single()
        return At(found, Negative(when) if minus else when)

    def _single(self) -> Expression:
        if self.takes("("):
            found = self.sum()
            self.needs(")")
            return found
        token = self._next()
        if token is None or token.kind not in {"number", "name"}:
            self.fails("ends" if token is None else "value", rest=token.text if token else "")
        self._at += 1
        return self._number(token) if token.kind == "number" else self._name(token.text)

    def _number(self, token: _Token) -> Number:
        value, unit = float(token.text), token.unit
        if unit in HOURS:
            return Number(value * HOURS[unit], "h")
        if unit == "%":
            return Number(value / 100.0, "share")
        if unit:
            self.fails("unit", unit=unit, known=", ".join((*HOURS, "%")))
        return Number(value)

    def _name(self, name: str) -> Name:
        run = ""
        if self.takes("."):
            run, token = name, self._next()
            if token is None or token.kind != "name":
                self.fails("after_run", run=run)
            self._at += 1
            name = token.text
        is_called = bool(self.takes("("))
        return Name(run, name, tuple(self._arguments()) if is_called else (), is_called)

    def _arguments(self) -> Iterator[tuple[str, Expression | str]]:
        while not self.takes(")"):
            yield self._argument()
            if not self.takes(","):
                self.needs(")")
                return

    def _argument(self) -> tuple[str, Expression | str]:
        token = self._next()
        if token is not None and token.kind == "text":
            self._at += 1
            return "", token.text
        following = self._tokens[self._at + 1 : self._at + 2]
        if token is not None and token.kind == "name" and following and following[0].text == "=":
            self._at += 2
            return token.text, self._argument()[1]
        return "", self.sum()

    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None
