"""Draw a message's component tree as a web page that looks as Discord shows it."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from string import Template
from typing import Any

Component = Mapping[str, Any]

STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary"}

INLINE = re.compile(
    r"\\(?P<letter>[^0-9A-Za-z\s])|\*\*(?P<bold>(?:\\.|[^\\])+?)\*\*"
    r"|\[(?P<label>(?:\\.|[^\]\\])+)\]\((?P<url>[^)\s]+)\)|`(?P<code>[^`]+)`"
    r"|(?<!\*)\*(?P<italic>[^*\n]+)\*(?!\*)|<#(?P<channel>\d+)>",
    re.DOTALL,
)

PAGE = Template("""<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 16px; background: #313338; color: #dbdee1; width: 620px;
  font: 16px/1.375 "Noto Sans", "DejaVu Sans", sans-serif; }
.message { display: grid; grid-template-columns: 40px 1fr; gap: 0 16px; }
.face { width: 40px; height: 40px; border-radius: 50%; background: #2e7d5b; color: #fff;
  font: 700 17px/40px serif; text-align: center; }
.name { color: #f2f3f5; font-weight: 500; }
.name b { background: #5865f2; color: #fff; font-size: 10px; border-radius: 3px; padding: 1px 5px;
  margin-left: 4px; vertical-align: 2px; }
.name i { color: #949ba4; font: 12px sans-serif; margin-left: 8px; }
.container { border: 1px solid #3f4147; border-left: 4px solid var(--accent); border-radius: 8px;
  background: #2b2d31; padding: 14px 16px; margin-top: 6px; display: grid; gap: 8px; }
.section { display: grid; grid-template-columns: 1fr auto; gap: 4px 14px; align-items: start; }
.section > .texts { display: grid; gap: 6px; }
.small { color: #949ba4; font-size: 12.5px; }
blockquote { margin: 0; padding-left: 12px; border-left: 4px solid #4e5058; }
a { color: #00a8fc; text-decoration: none; }
strong { color: #f2f3f5; }
code { background: #1e1f22; border-radius: 4px; padding: 0 4px; font-size: .875em; }
hr { border: 0; border-top: 1px solid #3f4147; width: 100%; margin: 2px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.button { border-radius: 8px; padding: 6px 14px; font-size: 14px; font-weight: 500; color: #fff;
  background: #4e5058; white-space: nowrap; }
.primary { background: #5865f2; } .success { background: #248046; } .danger { background: #da373c; }
.disabled { opacity: .5; }
.select { background: #1e1f22; border-radius: 8px; padding: 8px 12px; width: 100%; color: #dbdee1;
  display: flex; justify-content: space-between; font-size: 14.5px; }
.file { background: #1e1f22; border-radius: 8px; padding: 10px 12px; color: #00a8fc; }
.ephemeral { color: #949ba4; font-size: 13px; margin-top: 6px; }
</style><div class="message"><div class="face">C&amp;V</div><div>
<div class="name">Chapter &amp; Verse<b>APP</b><i>$when</i></div>$body</div></div>""")


def page(tree: Sequence[Component], *, ephemeral: bool, when: str = "Today at 12:00") -> str:
    """Write the page of one message."""
    body = "".join(map(drawn, tree))
    if ephemeral:
        body += '<div class="ephemeral">👁 Only you can see this</div>'
    return PAGE.substitute(body=body, when=escape(when))


def drawn(component: Component) -> str:
    """Draw a component with all that is in it."""
    inner = "".join(map(drawn, component.get("components", [])))
    made = ""
    match component["type"]:
        case 1:
            made = f'<div class="row">{inner}</div>'
        case 2:
            look = STYLES[component["style"]] + (" disabled" if component.get("disabled") else "")
            made = f'<div class="button {look}">{escape(component.get("label") or "")}</div>'
        case 9:
            side = drawn(component["accessory"])
            made = f'<div class="section"><div class="texts">{inner}</div>{side}</div>'
        case 10:
            made = text(component["content"])
        case 13:
            name = component["file"]["url"].rsplit("/", maxsplit=1)[-1]
            made = f'<div class="file">📄 {escape(name)}</div>'
        case 14:
            made = "<hr>"
        case 17:
            accent = f"#{component.get('accent_color') or 0x4E5058:06x}"
            made = f'<div class="container" style="--accent:{accent}">{inner}</div>'
        case _:
            shown = escape(chosen(component))
            made = f'<div class="select"><span>{shown}</span><span>⌄</span></div>'
    return made


def chosen(select: Component) -> str:
    """Give what a closed menu shows: the chosen options, else its placeholder."""
    labels = [each["label"] for each in select.get("options", []) if each.get("default")]
    channels = [f"# {each['id']}" for each in select.get("default_values", [])]
    return ", ".join(labels + channels) or select.get("placeholder") or "Make a selection"


def text(content: str) -> str:
    """Draw a text display: block quotes, small print and paragraphs."""
    if content.startswith(">>> "):
        return f"<blockquote>{lines(content[4:])}</blockquote>"
    return f"<div>{lines(content)}</div>"


def lines(content: str) -> str:
    """Draw the lines of a text, small print marked by ``-#``."""
    made = [
        f'<div class="small">{inline(line[3:])}</div>'
        if line.startswith("-# ")
        else f"<div>{inline(line) or '&nbsp;'}</div>"
        for line in content.split("\n")
    ]
    return "".join(made)


def inline(content: str) -> str:
    """Draw bold, links, code and escaped letters; all else is letters."""
    out, place = [], 0
    for match in INLINE.finditer(content):
        out += [escape(content[place : match.start()]), _marked(match)]
        place = match.end()
    return "".join([*out, escape(content[place:])])


def _marked(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    inner = match[kind]
    if kind == "url":
        return f'<a href="{escape(inner)}">{inline(match["label"])}</a>'
    if kind == "letter":
        return escape(inner)
    if kind == "channel":
        return f"<a>#{inner}</a>"
    tag = {"bold": "strong", "code": "code", "italic": "em"}[kind]
    return f"<{tag}>{escape(inner) if kind == 'code' else inline(inner)}</{tag}>"
