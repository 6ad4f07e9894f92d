"""Which articles tell the same story."""

from __future__ import annotations

from msgspec import Struct, field

__all__ = ["CandidateSettings", "GroupSettings", "StoriesSettings", "TermSettings"]


class TermSettings(Struct, frozen=True):
    """What an article is about, as weighted words and numbers."""

    title_weight: float = 2.0
    """Mentions that one in the headline counts for. More: like headlines are taken for one story."""
    lead_weight: float = 2.5
    """The same for the first words of the body, where news tells its event. Less: background ties."""
    date_weight: float = 2.0
    """The same for year, month and day of publication. More: what appeared on one day is one story."""
    lead_words: int = 60
    """Words that are the lead. More: background counts like the event."""
    saturation: float = 2.0
    """Mentions at which a word reaches half of the most it can weigh. More: the name an article is full of
    stands for its event, and all stories of one person run together."""
    background_articles: float = 1000.0
    """Articles of general English that stand beside the corpus. More: in a pile on one subject, its common
    words tie; less: small corpora have no idea which words are rare, and their stories fall apart."""
    background_words: float = 350.0
    """Words in one of them."""
    burstiness: float = 0.95
    """Power of the expected count of a word in an article: words come in bursts, so fewer have one."""
    unknown_word: float = 1 / 5000
    """Share of background articles with a word that is in no word list."""
    short_number: float = 0.02
    """The same for a number of one or two digits. Less: ages and days of the month tie articles."""
    year: float = 0.05
    """The same for a year of these two centuries."""
    other_number: float = 0.003
    """The same for every other number. More: death tolls and sums of money stop telling events apart."""
    number_weight: float = 1.5
    """Factor of numbers: look-alike events differ in them. More: independent reports of an event that moves
    on, with its figures, fall apart."""
    heaviest: int = 400
    """Terms kept of an article. Less: faster, and long articles lose the words they share with short ones."""
    name_share: float = 0.5
    """Of a word's uses inside sentences, the share with a capital from which it is a name."""


class CandidateSettings(Struct, frozen=True):
    """Which articles are compared at all. Less of anything here is faster and loses pairs."""

    probes: int = 24
    """Heaviest terms of an article that look for others with the same. More: no gain, and costs."""
    posting: int = 64
    """Articles with one such term up to which all pairs are candidates; above, each goes with the hubs."""
    hubs: int = 4
    """Articles that stand for a long posting: those for which its term weighs most."""
    at_least: float = 0.04
    """Product of weights that makes a pair a candidate that shares one probe only."""
    nearest: int = 24
    """Candidates kept of an article; a pair stays when either side keeps it. As many as make a story `large`,
    whose likeness is measured anew."""
    shingle: int = 4
    """Words of a shingle. Less: formulas look like copying; more: a rewritten copy shares none."""
    shingle_sample: int = 2
    """One in so many shingles is kept, chosen by its hash. More: faster, and short digests are missed."""
    copy_sample: int = 4
    """One in so many of those is looked at to find copies of whole texts. More: faster, and less exact where
    half of a text was copied."""
    shingle_posting: int = 16
    """Articles with one shingle up to which all pairs are candidates."""
    shared_shingles: int = 3
    """Kept shingles that a pair must share. Less: the stock phrases of a newsroom link its articles."""
    contained: float = 0.02
    """Share of the shorter one's shingles that a pair must share."""


class GroupSettings(Struct, frozen=True):
    """When groups of articles tell one story. Likeness is a cosine, 0 to 1.

    The costly mistake is two stories made one: a reader cannot undo it, while a story in two halves
    still shows everything inside each.
    """

    floor: float = 0.06
    """Likeness below which a pair counts as not alike. Unrelated articles have .03 to .05."""
    missing: float = 0.02
    """Likeness of a pair that was no candidate."""
    copied_telling: float = 0.15
    """Share of what an article is about (the squares of its weights) that the words it has in common with
    another make, below which wording in common is chance; so it is where that is the larger share. Less: in
    a large corpus formulas and lists tie unlike texts; more: digests with few telling words are missed."""
    copy_wording: float = 0.5
    """Share of the shingles of either article that the other has, from which they may be copies of one
    text. Less: faster, and variants that differ are judged by one of them."""
    copy_likeness: float = 0.6
    """Likeness, in words and in names, that copies have at least. Less: forms filled in anew are copies."""
    least: float = 0.12
    """Average likeness of two groups. More: large stories split by outlet and day."""
    witness: float = 0.2
    """Likeness that at least one pair must reach. 99 of 100 articles have a better one in their story.
    Less: in a pile on one subject, articles that share only that subject are linked."""
    lone_names: float = 0.15
    """Likeness of names and numbers that a single article needs. Less: look-alike events are linked; more:
    the follow-up of the next day, which names other people, stays out."""
    names: float = 0.44
    """The same between two large groups, where a look-alike event has .4 and one story more; with n articles
    in the smaller group, (1 - 1/n) of it. More: stories that were told from two sides stay apart."""
    numbers_among_names: float = 2.0
    """Factor of numbers among the names. It tells apart what shares places and offices but no figures."""
    least_names: float = 0.25
    """Share of an article's weight (as a length) that its names have at least. Less: two articles with one
    name each are as alike in names as can be."""
    cohesion: float = 0.25
    """Likeness inside a story before anything is known of it."""
    cohesion_pairs: float = 2.0
    """Pairs that this assumption counts for."""
    most_cohesion: float = 0.35
    """Likeness inside a story that can be asked of others. Copies are more alike than independent reports
    ever are: with more, a family of copies shuts out every report of its event."""
    slack: float = 0.3
    """How far, in logarithms, two groups may be less alike than each is inside. More: look-alikes merge."""
    small_slack: float = 0.9
    """What is added to that for a single article, half of it for two, and so on."""
    copied: float = 0.1
    """Share of its shingles that articles of the smaller group have from the other, on average, at which
    neither names nor cohesion are asked for. Less: one long quotation makes two events a story."""
    digest: float = 0.3
    """Share of an article's own shingles from which it may hang on the one article that has them. Less:
    a roundup is taken for a copy of each story in it."""
    rest: float = 0.2
    """Of the average likeness, what must be left without the article that is most alike. Less: a roundup
    draws the stories that it carries into one; more: what only one variant tells stays out."""
    large: int = 24
    """Articles from which a story's pairs cannot all have been candidates."""
    examined: float = 0.5
    """Share of pairs that must have been candidates; a large story with less is measured anew."""
    sample: int = 32
    """Articles of each group that this measuring reads. Less: faster, and less exact."""
    near_days: int = 60
    """Days between two articles up to which their dates say nothing."""
    far_factor: float = 0.5
    """What the likeness of articles many years apart counts; between, the root of `near_days` / days.
    Less: anniversaries and reposts without copied words stay out."""


class StoriesSettings(Struct, frozen=True):
    """Which articles tell the same story."""

    terms: TermSettings = field(default_factory=TermSettings)
    candidates: CandidateSettings = field(default_factory=CandidateSettings)
    groups: GroupSettings = field(default_factory=GroupSettings)
    evidence_words: int = 6
    """Shared words that a tie names."""
    slug_length: int = 60
    """Characters of a story's name in addresses."""
    most_characters: int = 20_000_000
    """Characters of a story's texts together; the longest texts above it are left out, with a line. A million
    takes 300 MB and half a minute. More: strangers' texts fill the memory; less: a story of thousands of
    articles is not whole."""
