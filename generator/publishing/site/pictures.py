"""The picture that a shared link shows: the headline, how many texts, what to check.

    ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
    Copytrail
    Mayor resigns over the flood        ← as large as fits into three lines
    □ ■ ■ ▨ ▨
    5 texts, 3 to 4 independent reports
    ! 2 quotations altered

Drawn with Pillow, which sets type well and brings its own FreeType, so the same version draws the same
pixels everywhere. It is an optional part of the installation, imported when the first picture is drawn;
without it pages are shared without a picture. Drawing takes about 25 ms, so a large site draws the
stories with most texts, and the others share the picture of the site.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.errors import CopytrailError
from generator.model.dossier import Case
from generator.publishing.elements.addresses import story_picture
from generator.publishing.site.index_rows import StoryRow, story_row
from generator.publishing.elements.lookup import Lookup
from generator.publishing.sections.strip import Strip
from generator.publishing.theme.templates import Theme
from generator.publishing.elements.visible import without_controls
from generator.settings import SiteSettings

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

__all__ = ["picture_of", "pictured", "site_picture"]

_WIDE, _HIGH = 1200, 630
_LEFT, _RIGHT = 72, 1128
_SIZES = (84, 72, 62, 54, 46)
_LINES = 3
_SQUARE, _PITCH = 26, 34
_A_ROW = 30
_BOLD, _SEMIBOLD = 600, 560


@dataclass(frozen=True, slots=True)
class _Style:
    """Colours and fonts of `picture.toml`."""

    paper: str
    ink: str
    muted: str
    line: str
    red: str
    headline: str
    text: str


def pictured(cases: Iterable[Case], settings: SiteSettings) -> dict[str, str]:
    """The path of each picture by the slug of its story, the site's own by an empty one. None without the
    site's address, none without Pillow."""
    if not settings.site_url or find_spec("PIL") is None:
        return {}
    largest = sorted((-len(case.story.articles), case.story.slug) for case in cases)[: settings.most_pictures]
    return {"": "picture.png", **{slug: story_picture(slug) for _, slug in largest}}


def site_picture(theme: Theme) -> Iterator[tuple[str, bytes]]:
    """The picture of the site with its path, where the theme names one."""
    if "" in theme.pictures:
        yield theme.picture(), _png(_brush(theme).site())


def picture_of(lookup: Lookup, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """The picture of a story with its path, where the theme names one."""
    path = theme.pictures.get(lookup.investigation.story.slug)
    if path:
        yield path, _png(_brush(theme).story(lookup))


class _Brush:
    """Draws in the colours and fonts of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[tuple[str, int, int], FreeTypeFont] = {}

    @cached_property
    def _style(self) -> _Style:
        content = self._theme.file("picture.toml")
        try:
            return _Style(**tomllib.loads(content.decode()))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
            raise CopytrailError(
                "picture.toml",
                f"cannot be read: {error}",
                "take over the one of themes/default and change it",
            ) from error

    def _font(self, name: str, size: int, weight: int = 400) -> FreeTypeFont:
        """A font of the theme, opened once for each size and weight."""
        key = (name, size, weight)
        if key not in self._fonts:
            self._fonts[key] = self._opened(*key)
        return self._fonts[key]

    def _opened(self, name: str, size: int, weight: int) -> FreeTypeFont:
        from PIL import ImageFont

        font = ImageFont.truetype(
            io.BytesIO(self._theme.file(name)), size, layout_engine=ImageFont.Layout.BASIC
        )
        try:
            font.set_variation_by_axes([weight])
        except OSError:
            return font  # a font of one weight
        return font

    def _blank(self) -> tuple[Image, ImageDraw]:
        from PIL import Image, ImageDraw

        style = self._style
        image = Image.new("RGB", (_WIDE, _HIGH), style.paper)
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, _WIDE, 11), fill=style.ink)
        name = self._font(style.headline, 40, _BOLD)
        draw.text((_LEFT, 88), self._theme.say("site.name"), style.ink, name, anchor="ls")
        return image, draw

    def site(self) -> Image:
        image, draw = self._blank()
        style = self._style
        self._words(draw, self._theme.say("site.purpose"), 190)
        draw.rectangle((_LEFT, 560, _RIGHT, 562), fill=style.line)
        return image

    def story(self, lookup: Lookup) -> Image:
        image, draw = self._blank()
        style, row = self._style, story_row(lookup)
        self._words(draw, " ".join(without_controls(row.headline).split()), 170)
        draw.rectangle((_LEFT, 440, _RIGHT, 442), fill=style.line)
        if row.strip.squares:
            _squares(draw, row.strip, style)
        text = self._font(style.text, 32, _SEMIBOLD)
        draw.text((_LEFT, 552), f"{row.texts}, {row.reports}", style.ink, text, anchor="ls")
        self._check(draw, row)
        return image

    def _words(self, draw: ImageDraw, words: str, top: int) -> None:
        """The headline as large as fits; nothing where the font lacks its letters."""
        for size in _SIZES:
            font = self._font(self._style.headline, size, 500)
            if not _has(font, words):
                return
            lines = _lines(draw, font, words)
            if len(lines) <= _LINES:
                break
        else:
            lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"]
        for place, line in enumerate(lines):
            at = (_LEFT, top + round(size * (0.8 + 1.06 * place)))
            draw.text(at, line, self._style.ink, font, anchor="ls")

    def _check(self, draw: ImageDraw, row: StoryRow) -> None:
        grave = [line.words for line in row.attention if line.grave]
        if grave:
            style = self._style
            draw.rounded_rectangle((_LEFT, 574, _LEFT + 28, 602), 4, fill=style.red)
            draw.text((_LEFT + 14, 597), "!", style.paper, self._font(style.text, 24, 800), anchor="ms")
            words = ", ".join(grave[:2])
            draw.text((_LEFT + 42, 599), words, style.red, self._font(style.text, 28, _BOLD), anchor="ls")


@lru_cache(maxsize=1)
def _brush(theme: Theme) -> _Brush:
    return _Brush(theme)


def _squares(draw: ImageDraw, strip: Strip, style: _Style) -> None:
    """The strip of the front page, a square for each text; what does not fit into a row is counted below."""
    for place, square in enumerate(strip.squares[:_A_ROW]):
        x, y = _LEFT + _PITCH * place, 468
        box = (x, y, x + _SQUARE, y + _SQUARE)
        if square.kind == "c":
            draw.rectangle(box, fill=style.ink)
            continue
        draw.rectangle(box, outline=style.muted if square.kind == "k" else style.ink, width=3)
        if square.kind == "w":
            draw.polygon(((x, y + _SQUARE), (x + _SQUARE, y), (x + _SQUARE, y + _SQUARE)), fill=style.ink)


def _has(font: FreeTypeFont, words: str) -> bool:
    """Whether the font has every letter: what it lacks is drawn like a character that none has."""
    lacking = bytes(font.getmask("\U0010fffd"))
    return not any(bytes(font.getmask(letter)) == lacking for letter in set(words) if not letter.isspace())


def _lines(draw: ImageDraw, font: FreeTypeFont, words: str) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font) <= _RIGHT - _LEFT:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _png(image: Image) -> bytes:
    """PNG with the colours that it needs: a third of the bytes. The octree is three times as fast as the
    median cut, and does as well on flat colours."""
    from PIL.Image import Dither, Quantize

    out = io.BytesIO()
    few = image.quantize(32, method=Quantize.FASTOCTREE, dither=Dither.NONE)
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()
