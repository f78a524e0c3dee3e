"""Photograph the committed replies (docs/replies) into docs/pictures with Chromium."""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.command import run_command
from scripts.discord_page import page

REPLIES, PICTURES = Path("docs/replies"), Path("docs/pictures")
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--force-device-scale-factor=1.5"),
)
WIDTH, TALLEST = 652, 4_000


def browser() -> str | None:
    """Find Chromium on this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def photograph(chromium: str, html: str, target: Path) -> None:
    """Draw a page as high as its content into a PNG file; raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        profile, source = Path(folder) / "profile", Path(folder) / "page.html"
        source.write_text(
            f"{html}<script>document.body.dataset.height = "
            "document.documentElement.getBoundingClientRect().height</script>",
            encoding="utf-8",
        )
        run = (chromium, *FLAGS, f"--user-data-dir={profile}")
        measured = subprocess.run(  # noqa: S603 (our own page, a fixed program)
            [*run, f"--window-size={WIDTH},600", "--dump-dom", source.as_uri()],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
        found = re.search(r'data-height="([\d.]+)"', measured)
        height = min(TALLEST, round(float(found[1])) if found else 800)
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(  # noqa: S603
            [
                *(*run, f"--window-size={WIDTH},{height}", f"--screenshot={target.resolve()}"),
                source.as_uri(),
            ],
            capture_output=True,
            timeout=60,
            check=True,
        )


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 1 no Chromium or no such reply."""
    parser = argparse.ArgumentParser(prog="draw_replies.py", description=__doc__)
    parser.add_argument("names", nargs="*", help="replies to draw (default: all)")
    names = parser.parse_args(arguments).names
    replies = {path.stem: path for path in sorted(REPLIES.glob("*.json"))}
    if unknown := [name for name in names if name not in replies]:
        print(f"draw_replies: {REPLIES} has no {', '.join(unknown)}", file=sys.stderr)
        return 1
    chromium = browser()
    if chromium is None:
        print("draw_replies: no Chromium here; install it (Debian: chromium)", file=sys.stderr)
        return 1
    for name in names or replies:
        reply = json.loads(replies[name].read_text(encoding="utf-8"))
        target = PICTURES / f"{name}.png"
        photograph(chromium, page(reply["components"], ephemeral=reply["ephemeral"]), target)
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(run_command("draw_replies", main))
