"""Everything of a story for other programs, beside its page.

story.json           all of it                       described by schema/story.schema.json
edits.csv            each change of words            for a spreadsheet
story.tei.xml        the passages as an apparatus    TEI P5
annotations.jsonld   findings on their words         Web Annotation
cite.txt .bib .json  the story and its texts         plain, BibTeX, CSL-JSON
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.dossier import Investigation
from generator.publishing.elements.addresses import story_annotations, story_data, story_file
from generator.publishing.elements.frame import Anchor
from generator.publishing.exports.annotations import story_annotations_of
from generator.publishing.exports.citations import citations_bibtex, citations_csl, citations_plain
from generator.publishing.exports.edits import edits_table
from generator.publishing.exports.json_files import GENERATOR
from generator.publishing.exports.tei import story_tei
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["export_links", "story_exports"]

_EDITS, _TEI = "edits.csv", "story.tei.xml"
_PLAIN, _BIBTEX, _CSL = "cite.txt", "cite.bib", "cite.json"


def story_exports(investigation: Investigation, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Each export but `story.json`, with its path from the site's root."""
    slug = investigation.story.slug
    yield story_file(slug, _EDITS), edits_table(investigation)
    yield story_file(slug, _TEI), story_tei(investigation, GENERATOR)
    yield from story_annotations_of(investigation)
    yield story_file(slug, _PLAIN), citations_plain(investigation, site_url)
    yield story_file(slug, _BIBTEX), citations_bibtex(investigation, site_url)
    yield story_file(slug, _CSL), citations_csl(investigation, site_url)


def export_links(slug: str, say: Catalogue) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    """Links to the data of a story, and to how to cite it."""
    data = (
        Anchor(story_data(slug), say("story.data")),
        Anchor(story_file(slug, _EDITS), say("story.edits")),
        Anchor(story_file(slug, _TEI), say("story.tei")),
        Anchor(story_annotations(slug), say("story.annotations")),
    )
    cite = (
        Anchor(story_file(slug, _PLAIN), say("story.cite_plain")),
        Anchor(story_file(slug, _BIBTEX), "BibTeX"),
        Anchor(story_file(slug, _CSL), "CSL-JSON"),
    )
    return data, cite
