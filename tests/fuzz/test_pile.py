"""A pile of articles that tell one story, however they were written anew, makes a sound site."""

from __future__ import annotations

from hypothesis import Phase, given, settings

from tests.fuzz.piles import piles
from tests.fuzz.promises import built
from tests.fuzz.sound import SOUND

EXAMPLES = (settings.default or settings()).max_examples // 6


@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])  # making it small takes minutes
@given(piles())
def test_a_pile_of_rewritten_articles_makes_a_sound_site(pile: dict[str, bytes]) -> None:
    built(pile)


def test_the_sound_files_of_all_kinds_make_a_site() -> None:
    files = built({f"a.{suffix}": content for suffix, content in SOUND.items()})
    assert "index.html" in files
