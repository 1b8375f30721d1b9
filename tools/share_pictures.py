"""The title of the site and content/words.yaml → assets/files/share/*.png, which other programs show beside a link.

Run as `python -m tools.share_pictures` after `make test` has set up a browser; look at the pictures, then commit them.
Letters look as the fonts of this machine do, so the pictures are kept, and not made at each build.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path

import zopfli.png

from explainer.pipeline import load_site
from tests.browser.browsers import CHROMIUM, find_browser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "assets/files/share"
WIDTH, HEIGHT = 1200, 630  # what Open Graph's readers ask for: https://ogp.me
LONGEST_LINE = 32  # letters
# Each pixel becomes the nearest of a few mixtures of the ground and one of the two other colours: a third of the bytes.
FEWER_COLOURS = """
async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const picture = pen.getImageData(0, 0, image.width, image.height);
  const ground = [10, 61, 72];
  const mixed = (pixel, colour) => {
    const way = colour.map((value, at) => value - ground[at]);
    const along = way.reduce((sum, step, at) => sum + step * (pixel[at] - ground[at]), 0);
    const share = Math.round(7 * along / way.reduce((sum, step) => sum + step * step, 0)) / 7;
    const mix = way.map((step, at) => Math.round(ground[at] + share * step));
    return {mix, apart: mix.reduce((sum, value, at) => sum + (value - pixel[at]) ** 2, 0)};
  };
  for (let at = 0; at < picture.data.length; at += 4) {
    const pixel = picture.data.subarray(at, at + 3);
    const [white, ochre] = [mixed(pixel, [255, 255, 255]), mixed(pixel, [255, 194, 82])];
    pixel.set(ochre.apart < white.apart ? ochre.mix : white.mix);
  }
  pen.putImageData(picture, 0, 0);
  return canvas.toDataURL("image/png").split(",")[1];
}
"""

# What is drawn beside the words of each kind of page. Each holds the mark: a line with a gap, and a disc before it.
_GATE = '<path d="M1060 0h64v196h-64zM1060 434h64v196h-64z"/><circle class="dot" cx="930" cy="315" r="66"/>'
DRAWINGS = {
    "site": _GATE,
    "section": '<path d="M820 150h270v22H820zM820 220h300v22H820zM820 388h300v22H820zM820 458h200v22H820z"/>'
    '<circle class="dot" cx="850" cy="315" r="34"/><path d="M940 300h180v30H940z"/>',
    "timeline": '<path d="M990 0h14v200h-14zM990 430h14v200h-14z"/><g class="ring">'
    '<circle cx="997" cy="90" r="26"/><circle cx="997" cy="540" r="26"/></g>'
    '<circle class="dot" cx="997" cy="315" r="62"/>',
    "form": '<g class="ring"><circle cx="900" cy="165" r="42"/><circle cx="900" cy="315" r="42"/>'
    '<circle cx="900" cy="465" r="42"/></g><circle class="dot" cx="900" cy="315" r="24"/>'
    '<path d="M985 150h130v30H985zM985 300h130v30H985zM985 450h130v30H985z"/>',
}
_STYLE = """
body{margin:0}
svg{display:block;background:#0a3d48;fill:#fff}
.dot{fill:#ffc252}
.ring{fill:none;stroke:#fff;stroke-width:14}
text{font:700 84px charter,"Noto Serif",cambria,georgia,serif}
.words{font:400 40px system-ui,"Noto Sans",sans-serif}
"""


def main() -> None:
    """Make all pictures again."""
    site = load_site(ROOT)
    path = find_browser(CHROMIUM)
    if path is None:
        sys.exit(CHROMIUM.missing)
    pages = {kind: page_of(kind, site.settings.title, site.words) for kind in DRAWINGS}
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, picture in photographed(pages, path).items():
        (FOLDER / f"{kind}.png").write_bytes(zopfli.png.optimize(picture))


def page_of(kind: str, title: str, words: Mapping[str, str]) -> str:
    """The picture as a page: the title, what kind of page it is, and its drawing."""
    lines = "".join(
        f'<text class="words" x="90" y="{y}">{escape(line)}</text>'
        for y, line in zip(range(370, HEIGHT, 56), broken(words[f"share-{kind}"]), strict=False)
    )
    drawn = f'<text x="90" y="290">{escape(title)}</text>{lines}{DRAWINGS[kind]}'
    return f'<style>{_STYLE}</style><svg width="{WIDTH}" height="{HEIGHT}">{drawn}</svg>'


def broken(words: str) -> list[str]:
    """The words in lines that are beside the drawing."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > LONGEST_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def photographed(pages: Mapping[str, str], browser_path: Path) -> dict[str, bytes]:
    """Each page as a PNG of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        pictures = {}
        for kind, html in pages.items():
            page.set_content(html)
            address = "data:image/png;base64," + base64.b64encode(page.screenshot()).decode()
            pictures[kind] = base64.b64decode(page.evaluate(FEWER_COLOURS, address))
        browser.close()
    return pictures


if __name__ == "__main__":
    main()
