"""A worksheet as a file: Markdown, or one HTML page that prints as a side to fill in and a side of key."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import asinh

from synapse_sim.export.worksheet import GAP, Worksheet
from synapse_sim.lesson.lesson import LETTERS
from synapse_sim.texts.catalogue import text
from synapse_sim.texts.numbers import ticks

_TIMES_H = (0.0, 2.0, 6.0, 24.0, 72.0, 168.0, 336.0)
_WIDTH, _HEIGHT, _LEFT = 640, 150, 50
"""Of the empty axis, px of its drawing."""
_STYLE = """
@page { size: A4; margin: 12mm; }
body { font: 10.5pt/1.35 Inter, Arial, sans-serif; color: #000; background: #fff; }
body { max-width: 186mm; margin: auto; }
h1 { font-size: 17pt; margin: 0; } h2 { font-size: 11.5pt; margin: 3mm 0 1mm; border-bottom: 1px solid #000; }
p, ol, table { margin: 1mm 0; } ol { padding-left: 6mm; } td, th { padding: 0.5mm 2mm; text-align: left; }
th.mark, td.mark { text-align: center; width: 16mm; white-space: nowrap; }
td { border-bottom: 1px dotted #888; }
.line { border-bottom: 1px solid #888; height: 6mm; } .small { font-size: 8.5pt; }
.key { break-before: page; } svg { width: 100%; height: auto; }
"""


def html_page(sheet: Worksheet) -> str:
    """One self-contained page; grey enough for any printer."""
    title = f"{text('worksheet.kind')}: {sheet.title}"
    body = "\n".join((*_html_side(sheet), *_html_key(sheet)))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _html_side(sheet: Worksheet) -> Iterator[str]:
    yield f"<h1>{escape(sheet.title)}</h1>"
    yield f"<p>{escape(sheet.outcome)}</p>"
    yield _h2("predict.head")
    for each in sheet.predicted:
        yield f"<p>{escape(each.asks)}</p>"
        if each.draws:
            yield _axis()
        choices = (f"<b>{a}</b> {escape(b)}" for a, b in zip(LETTERS, each.answers, strict=False))
        yield f"<p>{' &emsp; '.join(choices)}</p>"
    yield _h2("watch.head")
    yield _list([gaps for gaps, _ in sheet.fill])
    if sheet.calculate:
        yield _h2("calculate.head")
        yield f"<p>{escape(sheet.calculate[0])}</p>"
        yield '<div class="line"></div>'
    yield _h2("mind.head")
    yield f"<p>{escape(sheet.mind)}</p>"
    yield '<div class="line"></div><div class="line"></div>'
    yield _h2("quiz.head")
    yield _html_quiz(sheet)
    yield f'<p class="small">{escape(text("worksheet.teaching"))}</p>'


def _html_key(sheet: Worksheet) -> Iterator[str]:
    yield f'<h1 class="key">{escape(text("worksheet.key.kind"))}: {escape(sheet.title)}</h1>'
    for head, lines in _key_parts(sheet):
        yield f"<h2>{escape(head)}</h2>"
        yield _list(lines)
    yield f'<p class="small">{escape(text("worksheet.key.open"))}</p>'


def _h2(key: str) -> str:
    return f"<h2>{escape(text(f'worksheet.{key}'))}</h2>"


def _list(lines: list[str]) -> str:
    return f"<ol>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ol>"


def _html_quiz(sheet: Worksheet) -> str:
    box = f"{text('worksheet.quiz.true')[:1].upper()} / {text('worksheet.quiz.false')[:1].upper()}"
    heads = (text("worksheet.quiz.before"), text("worksheet.quiz.after"))
    head = "".join(f'<th class="mark">{escape(each)}</th>' for each in heads)
    marks = f'<td class="mark">{box}</td>' * 2
    rows = "".join(
        f"<tr><td>{k}</td><td>{escape(each.says)}</td>{marks}</tr>"
        for k, each in enumerate(sheet.quiz, start=1)
    )
    return f"<table><tr><th></th><th></th>{head}</tr>{rows}</table>"


def _axis() -> str:
    """An empty axis over time, spread as in the window."""
    end = asinh(_TIMES_H[-1])
    across = _WIDTH - _LEFT - 30
    marks = "".join(
        f'<line x1="{x:.0f}" y1="8" x2="{x:.0f}" y2="{_HEIGHT - 30}" stroke="#ccc"/>'
        f'<text x="{x:.0f}" y="{_HEIGHT - 16}" text-anchor="middle">{escape(name)}</text>'
        for time_h, name in ticks(_TIMES_H)
        for x in (_LEFT + across * asinh(time_h) / end,)
    )
    more, less, time = (escape(text(f"worksheet.axis.{name}")) for name in ("more", "less", "time"))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" font-size="11" font-family="inherit" role="img" '
        f'aria-label="{time}">{marks}'
        f'<path d="M{_LEFT} 8V{_HEIGHT - 30}H{_WIDTH - 20}" fill="none" stroke="#000"/>'
        f'<text x="4" y="16">{more}</text><text x="4" y="{_HEIGHT - 30}">{less}</text>'
        f'<text x="{_WIDTH - 20}" y="{_HEIGHT - 3}" text-anchor="end">{time}</text></svg>'
    )


def _key_parts(sheet: Worksheet) -> Iterator[tuple[str, list[str]]]:
    """The key, part by part; what there is nothing of is left out."""
    answer = [sheet.calculate[1]] if sheet.calculate else []
    truth = [text(f"worksheet.quiz.{'true' if each.is_true else 'false'}") for each in sheet.quiz]
    parts = (
        ("predicted", [line for each in sheet.predicted for line in each.key]),
        ("fill", [numbers for _, numbers in sheet.fill]),
        ("calculated", answer),
        ("quiz", truth),
        ("differs", list(sheet.differs)),
        ("facts", list(sheet.facts)),
    )
    for name, lines in parts:
        if lines:
            yield text(f"worksheet.key.{name}"), lines


def markdown_page(sheet: Worksheet) -> str:
    """The same as plain text that any editor shows."""
    return "\n".join((*_markdown_side(sheet), *_markdown_key(sheet))) + "\n"


def _markdown_side(sheet: Worksheet) -> Iterator[str]:
    yield from (f"# {sheet.title}", "", sheet.outcome, "", f"## {text('worksheet.predict.head')}", "")
    for each in sheet.predicted:
        yield from (each.asks, "")
        yield from (_plain_axis(), "") if each.draws else ()
        yield from (f"- **{a}** {b}" for a, b in zip(LETTERS, each.answers, strict=False))
        yield ""
    yield from (f"## {text('worksheet.watch.head')}", "")
    yield from (f"{k}. {gaps}" for k, (gaps, _) in enumerate(sheet.fill, start=1))
    if sheet.calculate:
        yield from ("", f"## {text('worksheet.calculate.head')}", "", sheet.calculate[0], "", GAP * 4)
    yield from ("", f"## {text('worksheet.mind.head')}", "", sheet.mind, "", GAP * 10)
    yield from ("", f"## {text('worksheet.quiz.head')}", "")
    yield f"| | | {text('worksheet.quiz.before')} | {text('worksheet.quiz.after')} |"
    yield "|---|---|---|---|"
    yield from (f"| {k} | {each.says} | | |" for k, each in enumerate(sheet.quiz, start=1))
    yield from ("", text("worksheet.teaching"), "")


def _plain_axis() -> str:
    """An empty axis in a block of code, whose signs stand where they are put."""
    names = "        ".join(name for _, name in ticks(_TIMES_H))
    more, less, time = (text(f"worksheet.axis.{name}") for name in ("more", "less", "time"))
    lines = [
        f"{more:>5} |",
        *["      |"] * 6,
        f"{less:>5} |{'_' * len(names)}",
        f"       {names}",
        f"       {time}",
    ]
    return "\n".join(("```text", *lines, "```"))


def _markdown_key(sheet: Worksheet) -> Iterator[str]:
    yield from ("---", "", f"# {text('worksheet.key.kind')}: {sheet.title}")
    for head, lines in _key_parts(sheet):
        yield from ("", f"## {head}", "")
        yield from (f"{k}. {line}" for k, line in enumerate(lines, start=1))
    yield from ("", text("worksheet.key.open"))
