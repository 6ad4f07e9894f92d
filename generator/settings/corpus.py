"""What is read, and what is taken for the site around an article."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

__all__ = ["CleaningSettings", "CorpusSettings", "RecurringSettings", "Role"]

Role = Literal[
    "id", "title", "text", "short_text", "outlet", "author", "published", "url", "language", "agency"
]
"""What a column or a key may hold."""


class CleaningSettings(Struct, frozen=True):
    """What of a page is its article. Every value trades words of an article that are lost against
    furniture that stays; losing words is the worse mistake."""

    least_above_end: float = 0.4
    """Share of the page's words above a mark that ends the article, such as "Leave a Reply". Less: a mark
    in the middle ends it."""
    most_below_end: float = 0.25
    """Share of the words below such a mark. More: an article that goes on is cut."""
    most_links: int = 12
    """Lines under "Related Stories" that are taken for links. More: a list of the article's own goes."""
    longest_link: int = 18
    """Words of such a line. More: a sentence goes; less: links stay."""
    longest_leftover: int = 14
    """Words of a line without a full stop that goes when it stands among furniture below the article."""
    headline_share: float = 0.2
    """Share of a line's content words that the article repeats, for a headline of four words and more.
    More: puns are passed over; less: mottos and weather become headlines."""
    short_headline_share: float = 0.6
    """The same for two or three words, where one in common is chance."""
    most_above_headline: int = 40
    """Lines that may stand above a headline. More: a text is taken for the top of a page."""
    longest_above_headline: int = 14
    """Words in one of them. More: a first sentence goes; less: slogans become headlines."""
    copied_page_lines: int = 40
    """Lines from which a text may be a page that was copied whole, menus and all."""
    copied_page_furniture: int = 6
    """Lines known for furniture by their own words that such a page has at least. Without this test 3 % of
    the words of real articles go, tables and lists; from 4 lines on none do."""
    copied_page_prose: float = 0.5
    """Share of paragraphs among the lines from which a text is no copied page."""


class RecurringSettings(Struct, frozen=True):
    """When a paragraph that comes back in an outlet's articles is taken for the outlet's own. Every value
    trades words of an article that are lost against furniture that stays; losing words is worse."""

    least_share: float = 0.1
    """Share of an outlet's articles that have it. Less: what a long story repeats goes."""
    fewest: int = 5
    """Different articles that have it. Less: agency copy that ran a few times goes."""
    least_own: float = 0.3
    """Share of an article's text that does not recur, for the article to be counted. Less: updates of one
    text count as different articles; more: briefs between long notices count for nothing."""
    fewest_words: int = 3
    """Content words of a sentence. Less: "He was 77." goes where an outlet has many obituaries."""
    most_in_common: float = 0.15
    """Share of its content words that come back in the rest of the articles, on average. Background has .38,
    the outlets' own sentences .02 to .09. More: background goes; less: notices that name the region stay."""
    compared: int = 20
    """Articles in which those are looked for. More: slower, and no surer."""


class CorpusSettings(Struct, frozen=True):
    """What is read, and how much of it."""

    largest_article: int = 1_000_000
    """Characters. A longer text is skipped with its line: memory and time per article stay bounded."""
    most_sentences: int = 10_000
    """Sentences and lines of an article; the longest reports have 1,500. Two texts of so many take about
    half a minute. More: a list of words can stop a build; less: the minutes of a debate are skipped."""
    largest_file: int = 200_000_000
    """Bytes of a file that has to be held whole: JSON, a feed, a message. Larger ones are skipped with their
    line; JSON Lines, tables and web archives are read record by record and may be of any size."""
    largest_page: int = 50_000_000
    """Bytes of a web page, with the pictures that are saved inside it."""
    most_unpacked: int = 4_000_000_000
    """Bytes that an archive may unpack to. Less: a year of a news agency does not go in."""
    most_ratio: int = 200
    """Times its own size that a packed file may unpack to, from `least_unpacked` bytes on. Text packs to a
    tenth, markup to a fiftieth; a file that is made to fill a disk goes up to a thousand times."""
    least_unpacked: int = 20_000_000
    most_members: int = 200_000
    """Files in an archive."""
    most_nested: int = 3
    """Archives within archives."""
    fields: tuple[tuple[str, Role], ...] = ()
    """(name, role) of columns and keys that the table of names does not know, or a table of them. The roles:
    id, title, text, short_text, outlet, author, published, url, language, agency."""
    outlets: tuple[tuple[str, str], ...] = ()
    """(domain, name) of outlets that the table of outlets does not know, or a table; stands before it."""
    most_faults: int = 20
    """Records of one file that get a line each when they cannot be read; the rest are counted. More: a
    wrong file buries what is wrong elsewhere."""
    language_sample: int = 1000
    """Characters from which the language is told. Less: short English articles become `und`."""
    function_word_share: float = 0.14
    """Share of words that are a language's little words. English news has .36 to .50, names and headlines
    down to .15; other languages reach .18 by chance. Less: texts in other languages pass for this one."""
    long_function_word_share: float = 0.05
    """The same for little words of three letters and more, which languages seldom share: English has .06
    to .30, others up to .04. More: short English articles become `und`."""
    language_words: int = 8
    """Words that a text needs before its language is told by little words; a headline is no sample."""
    little_word_share: float = 0.12
    """Share of words that are among the 100 commonest of another language: its news has .3 to .5. Less:
    lists of names get a language."""
    little_word_lead: float = 1.2
    """Times as many as of the language with the second most. Less: Danish and Norwegian are mixed up; more:
    both become `und`."""
    same_page: float = 0.6
    """Share of the words of the shorter text that two texts of one address have in common at least to be one
    article. Less: a live page saved on two days is one; more: one saved with more around it is two."""
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    recurring: RecurringSettings = field(default_factory=RecurringSettings)
