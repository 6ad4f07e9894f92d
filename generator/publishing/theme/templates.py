"""Themes: which template and which asset a page is made with.

    my-theme/templates/story.html.jinja     stands before
    themes/default/templates/…              beside the package in a checkout, inside it in a wheel
    themes/default/catalogue/en.toml        `{{ say("site.stories") }}`: the site's own words

A template of a user's theme may build on the one it replaces: `{% extends
"default/story.html.jinja" %}` names the default theme's whatever stands before it.

Every template escapes what it prints, whatever its file is called, and a name that a view lacks is
an error: pages made of strangers' texts can afford neither a hole nor a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any, Protocol

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup, escape
from msgspec.structs import replace

from generator.errors import CopytrailError
from generator.publishing.elements.addresses import public_address, relative
from generator.publishing.elements.frame import Anchor, Frame
from generator.publishing.elements.visible import apart, without_controls
from generator.publishing.theme.catalogue import Catalogue, open_catalogue
from generator.publishing.theme.compiled import CompiledTemplates
from generator.publishing.theme.folders import CONTEXT, default_folder, theme_folder

__all__ = ["Theme", "open_theme", "tongue"]


_FLAVOUR = "1"
"""Of the options below that a template is compiled with: another number for other options."""


class _Spoken(Protocol):
    """A view of words that may be in another language than the page."""

    @property
    def language(self) -> str: ...

    @property
    def direction(self) -> str: ...


def tongue(words: _Spoken) -> Markup:
    """The `lang` and `dir` attributes of quoted words; nothing where they are the page's own."""
    lang = f' lang="{escape(words.language)}"' if words.language else ""
    turned = f' dir="{words.direction}"' if words.direction else ""
    return Markup(lang + turned)  # noqa: S704 - the direction is a word of ours


class _PlainCalls(Context):
    """Calls our own functions as they are. Jinja asks each callee first whether it wants the context, with a
    handful of look-ups that cost more than most of what is called; ours never do."""

    def call(self, callee: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """What `callee` gives."""
        if type(callee) in _PLAIN:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return callee(*args, **named)
        return super().call(callee, *args, **named)


_PLAIN = (Catalogue, FunctionType, partial)


def _css_string(words: str) -> str:
    """Words as a string of a style sheet."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _placed(place: Callable[[str], str], here: str) -> Callable[[str], str]:
    return lambda there: relative(here, place(there))


def reasoned(say: Catalogue) -> Markup:
    """The `lang` of what stands in English on every site: measured figures, faults of the corpus."""
    return Markup("") if say.code.startswith("en") else Markup(' lang="en"')


def told(say: Catalogue, reason: str) -> Markup:
    """A reason of the analysis in the site's language; marked as English where that lacks it."""
    known = say.phrases.told(reason)
    if known is not None or say.code.startswith("en"):
        return apart(known or reason)
    return Markup('<span lang="en">{}</span>').format(apart(reason))


def _elsewhere(files: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    return tuple(file for file in files if not file.to.startswith("stories/"))


class Theme:
    """The templates, assets and prose of a site: a user's first, the default theme's after."""

    def __init__(
        self,
        folders: tuple[Path, ...],
        language: str = "en",
        site_url: str = "",
        pictures: Mapping[str, str] | None = None,
    ) -> None:
        self._folders = folders
        self.pictures = pictures or {}
        """Paths of the pictures for shared links, by the slug of the story; the site's by an empty one."""
        self.site_url = site_url
        """The address of the site, empty where it is not known."""
        self.links_exports = True
        """Whether the site has the files beside each story, so that its pages may link to them."""
        self.say = open_catalogue(folders, language)
        """The site's own words, in its language."""
        default = FileSystemLoader(folders[-1] / "templates")
        self._environment = Environment(
            loader=ChoiceLoader(
                [
                    *(FileSystemLoader(folder / "templates") for folder in folders),
                    PrefixLoader({"default": default}),
                ]
            ),
            bytecode_cache=CompiledTemplates(folders[-1] / "templates", _FLAVOUR),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.context_class = _PlainCalls
        self._environment.filters["visible"] = apart
        self._environment.filters["told"] = partial(told, self.say)
        self._environment.filters["visible_text"] = without_controls
        self._environment.globals["tongue"] = tongue
        self._environment.globals["context"] = CONTEXT
        self._environment.globals["say"] = self.say
        self._environment.globals["public"] = partial(public_address, site_url) if site_url else None
        self._environment.globals["reasoned"] = reasoned(self.say)

    def render(
        self,
        name: str,
        here: str,
        *,
        root: str = "",
        place: Callable[[str], str] | None = None,
        **views: object,
    ) -> bytes:
        """The page at `here`, as UTF-8. Templates get their views and `to(path)`, which makes a link.

        Words of articles go through `visible` in text and `visible_text` in attributes and drawings.
        With `root`, the site's address, links are absolute: for a page that may be shown anywhere.
        `place` tells which page has a fragment, where the fragments of a page are on several.
        """
        to: Callable[[str], str] = root.__add__ if root else partial(relative, here)
        if place is not None:
            to = _placed(place, here)
        if not self.links_exports and isinstance(frame := views.get("frame"), Frame):
            views["frame"] = replace(frame, data=_elsewhere(frame.data), citations=())
        return self._environment.get_template(f"{name}.html.jinja").render(here=here, to=to, **views).encode()

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Each asset's path below `assets/` with its bytes, sorted; a user's stands for the default one."""
        found: dict[str, Path] = {}
        for folder in reversed(self._folders):
            root = folder / "assets"
            found.update({p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()})
        for name, path in sorted(found.items()):
            content = path.read_bytes()
            yield name, content + self._spoken() if name == "style.css" else content

    def _spoken(self) -> bytes:
        """What stands before and after an edit for those who hear the page, in the words of the catalogue."""
        words = (
            f"--{word.replace('_', '-')}: {_css_string(self.say(f'speak.{word}'))}"
            for word in ("ins", "ins_end", "del", "del_end", "moved", "moved_end")
        )
        return f"\n:root {{ {'; '.join(words)} }}\n".encode()

    @cached_property
    def digest(self) -> bytes:
        """Of every file that a page may be made with."""
        made = sha256()
        for folder in self._folders:
            for path in sorted(each for each in folder.rglob("*") if each.is_file()):
                if path.parent.name != "__pycache__":
                    content = path.read_bytes()
                    made.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
        return made.digest()

    def picture(self, slug: str = "") -> str:
        """The path of the picture of a story, or of the site's; empty where none is drawn."""
        return self.pictures.get(slug) or self.pictures.get("", "")

    def file(self, name: str) -> bytes:
        """A file of the theme by its path in it. Raises `CopytrailError` where there is none."""
        for folder in self._folders:
            path = folder / name
            if path.is_file():
                return path.read_bytes()
        raise CopytrailError(str(self._folders[0]), f"has no {name}", "add the file or leave the theme out")

    def prose(self, name: str) -> str:
        """The text of a file in `prose/`: in the site's language where `prose/de/` and the like has it."""
        for place in (f"{self.say.code.partition('-')[0].lower()}/{name}", name):
            for folder in self._folders:
                path = folder / "prose" / place
                if path.is_file():
                    return path.read_text(encoding="utf-8")
        raise CopytrailError(
            str(self._folders[0]), f"has no prose/{name}", "add the file or leave the theme out"
        )


def open_theme(
    folder: Path | None, language: str = "en", site_url: str = "", pictures: Mapping[str, str] | None = None
) -> Theme:
    """The theme in `folder`, or installed under that name, over the default one.

    Raises `CopytrailError` where there is none.
    """
    default = default_folder()
    folders = (default,) if folder is None else (theme_folder(folder), default)
    return Theme(folders, language, site_url, pictures)
