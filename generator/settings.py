"""Every threshold of the program: its value, its unit, its reason, and the mistake it trades against.

One fixed setting for every corpus. Where a figure was measured, `docs/measurements.md` says on what.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = [
    "AttributionSettings",
    "CandidateSettings",
    "CleaningSettings",
    "CollationSettings",
    "CorpusSettings",
    "FindingSettings",
    "FlagSettings",
    "GroupSettings",
    "KinshipSettings",
    "LineageSettings",
    "LinkSettings",
    "QuotationSettings",
    "Settings",
    "SiteSettings",
    "StoriesSettings",
    "TermSettings",
    "WordSettings",
]


@dataclass(frozen=True, slots=True)
class CleaningSettings:
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


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """What is read, and how much of it."""

    largest_article: int = 1_000_000
    """Characters. A longer text is skipped with its line: memory and time per article stay bounded."""
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
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)


@dataclass(frozen=True, slots=True)
class TermSettings:
    """What an article is about, as weighted words and numbers."""

    title_weight: float = 2.0
    """Mentions that one in the headline counts for. More: like headlines are taken for one story."""
    lead_weight: float = 2.0
    """The same for the first words of the body, where news tells its event."""
    lead_words: int = 60
    """Words that are the lead. More: background counts like the event."""
    saturation: float = 2.0
    """Mentions at which a word reaches half of the most it can weigh. More: the name an article is full of
    stands for its event, and all stories of one person run together."""
    background_articles: float = 900.0
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


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """Which articles are compared at all. Less of anything here is faster and loses pairs."""

    probes: int = 24
    """Heaviest terms of an article that look for others with the same. More: no gain, and costs."""
    posting: int = 64
    """Articles with one such term up to which all pairs are candidates; above, each goes with the hubs."""
    hubs: int = 4
    """Articles that stand for a long posting: those for which its term weighs most."""
    at_least: float = 0.04
    """Product of weights that makes a pair a candidate that shares one probe only."""
    nearest: int = 40
    """Candidates kept of an article; a pair stays when either side keeps it."""
    shingle: int = 4
    """Words of a shingle. Less: formulas look like copying; more: a rewritten copy shares none."""
    shingle_sample: int = 2
    """One in so many shingles is kept, chosen by its hash. More: faster, and short digests are missed."""
    shingle_posting: int = 16
    """Articles with one shingle up to which all pairs are candidates."""
    shared_shingles: int = 3
    """Kept shingles that a pair must share. Less: the stock phrases of a newsroom link its articles."""
    contained: float = 0.02
    """Share of the shorter one's shingles that a pair must share."""


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """When groups of articles tell one story. Likeness is a cosine, 0 to 1.

    The costly mistake is two stories made one: a reader cannot undo it, while a story in two halves
    still shows everything inside each.
    """

    floor: float = 0.06
    """Likeness below which a pair counts as not alike. Unrelated articles have .03 to .05."""
    missing: float = 0.02
    """Likeness of a pair that was no candidate."""
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
    lone_names: float = 0.16
    """Likeness of names and numbers that a single article needs. Less: look-alike events are linked; more:
    the follow-up of the next day, which names other people, stays out."""
    names: float = 0.44
    """The same between two large groups, where a look-alike event has .4 and one story more; with n articles
    in the smaller group, (1 - 1/n) of it. More: stories that were told from two sides stay apart."""
    numbers_among_names: float = 1.5
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
    small_slack: float = 0.7
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


@dataclass(frozen=True, slots=True)
class StoriesSettings:
    """Which articles tell the same story."""

    terms: TermSettings = field(default_factory=TermSettings)
    candidates: CandidateSettings = field(default_factory=CandidateSettings)
    groups: GroupSettings = field(default_factory=GroupSettings)
    evidence_words: int = 6
    """Shared words that a tie names."""
    slug_length: int = 60
    """Characters of a story's name in addresses."""


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Which words of two sentences correspond. Weights without a unit are shares of an equal word's 1."""

    neighbours: float = 0.25
    """What an equal neighbour adds to a pair. More: repeated words follow their neighbours; less: they
    stay where they stood."""
    distance: float = 0.35
    """What a pair loses that stands at opposite ends. More: true moves are missed; less: repeated
    words cross."""
    likeness: float = 0.85
    """Jaro-Winkler similarity from which two words may be forms of one. Less: look-alikes are paired."""
    function_support: float = 0.3
    """How well the neighbours of two equal function words must agree, 0 to 2. Less: any "the" finds one."""
    swap_support: float = 0.75
    """The same for two function words of one class, such as "a" and "the"."""
    position_support: float = 0.75
    """The same for content words that share nothing but their place. Less: additions pass for rewording."""
    longest_sentence: int = 400
    """Words. Longer ones (tables, texts without stops) link only what is unmistakable; the rest is quadratic.
    Less: long sentences lose their moved words; more: one hostile text holds up the build."""
    longest_gap: int = 3
    """Words. Equally long stretches between linked words are paired one by one up to here."""
    island_side: int = 2
    """Words. A kept small word is given up where both hunks beside it are at least this long."""
    island_sides: int = 8
    """Words on both sides and in both texts together. Less: more is marked as changed than was."""
    unrelated: int = 5
    """Words. Two stretches of which one is this long and that share none are a cut and an addition, not
    a replacement. Less: a true rewording falls apart; more: unlike things are set against each other."""
    moved_words: int = 2
    """Content words of a phrase that is shown as moved. One alone is mostly chance."""


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Which sentences of two articles correspond. Likeness is 0 to 1, a score is on a logistic scale."""

    word_share: float = 0.6
    """Of words in the likeness; the rest are runs of four letters. Less: inflected and derived words
    count, and so do chance likenesses of spelling."""
    word_damping: float = 2.0
    """Heaviest words. More: short sentences link less; less: one shared word links two of them."""
    gram_damping: float = 6.0
    """The same for runs of letters."""
    clause_share: float = 0.5
    """Of the best clause in the likeness, beside the whole sentence. More: splits and merges are found,
    and sentences that share a subordinate remark are linked."""
    small_word: float = 0.5
    """Factor of function and reporting words. More: "said on Monday" ties; less: short retellings fall."""
    office_word: float = 0.5
    """Factor of words of office ("minister"): they go with a name and say it again."""
    meaning: float = 0.7
    """Factor of what a word means, where a table of related words knows it. More: "met" and "held talks"
    tie, and so do all meetings of a story."""
    own_form: float = 0.4
    """Factor of such a word itself: with its meaning it counts about as much as any other."""
    name_discount: float = 0.8
    """Power by which a name's length is taken from each of its words: 1 makes a whole name one word.
    Less: sentences are linked because they name the same people."""
    witness: float = 0.6
    """Of the likeness through a sentence of a third text that is added. More: chains of half-likenesses."""
    witness_floor: float = 0.12
    """Likeness below which a third text says nothing."""
    retold_within: float = 0.6
    """The same through another sentence of the same article: headline and lead."""
    near_copy: float = 0.5
    """Likeness from which a sentence that is surely linked gets the other's links too. Less: what two
    texts say differently is taken for one."""
    temperature: float = 0.1
    """Likeness that makes a rival 2.7 times weaker. Less: winner takes all, splits are lost."""
    noise_floor: float = 0.35
    """Likeness of a rival that is always there. Less: unrelated articles are linked."""
    harder_rivals: float = 0.35
    """Share of the harder of the two rivalries, in row and column. More: splits and merges are lost."""
    neighbour: float = 0.1
    """Likeness added beside a sure pair. More: what stands beside a link is pulled along."""
    kindred: float = 0.4
    """Weight of what two articles have in common, in log odds. More: near copies are linked throughout,
    and the one shared sentence of two strangers is missed."""
    good_pair: float = -1.5
    """Score of a pair that counts half for that."""
    headlines: float = 0.5
    """Score added to two headlines: both tell the story's news."""
    lead: float = 0.25
    """Score added to a headline and the first sentence of the other body, which often tell one thing."""
    other_speech: float = 2.0
    """Score taken from two quotations of different words: who says them and about what they are alike
    in, the quotations they are not. More: an altered quotation loses its link."""
    same_speech: float = 0.4
    """Share of content words (Dice) below which two quotations are different ones."""
    slope: float = 2.7
    """Of the calibrated probability, per unit of score."""
    even_odds: float = -2.4
    """Score at which a reader agrees half of the time."""
    firm: float = 0.5
    """Probability from which a link is firm."""
    possible: float = 0.2
    """Probability from which it is shown as possible."""
    most_sentences: int = 1000
    """Of an article. In a longer one equal sentences alone are linked: time and memory stay bounded."""
    edited: float = 0.77
    """Share of kept words (Indel, over stems) from which a link is edited. Below: reworded."""
    reworded: float = 0.45
    """The same from which it is reworded. Below: retold. Both overlap for independent texts of one
    event, so neither is evidence of copying."""


@dataclass(frozen=True, slots=True)
class FlagSettings:
    """What a red pencil marks, and which facts are held against each other. All lean against a false mark."""

    quotation_shared: int = 3
    """Content words that two quotations must share to be one. With two, one in three was another."""
    quotation_likeness: float = 0.6
    """Share of equal words (Dice). Less: every second pair is another sentence of the same speaker."""
    figure_beside: int = 2
    """Words. A kept content word so near on one side of a figure ties it to its place …"""
    figure_near: int = 5
    """… or one so near on either side. More: figures of other things are compared."""
    figure_likeness: float = 0.5
    """Share of equal content words (Dice) from which two places tell one thing, so that another figure is
    a change. Less: the figures of two reports pass for one; more: a change in rewording is missed."""
    figure_strangers: int = 1
    """Figures that may differ beyond those that agree. More: the spoils of two raids pass for one."""
    rounding: float = 0.9
    """The smaller amount's share of the larger, from which "about 80,000" and "83,100" can both be true."""
    verb_ending: int = 3
    """Letters that may differ between forms of one verb: "paying" and "pays"."""
    name_likeness: float = 0.85
    """Jaro-Winkler similarity from which two names may be one. Less: what is said of one is held against
    another; more: a hedge lost beside a respelled name is missed."""
    name_length: int = 5
    """Letters of a name worth comparing. Shorter names differ by chance."""
    name_letters: int = 2
    """Letters by which one name may be spelled in two ways."""
    fate_shared: int = 2
    """Content words that two sentences share besides, where both say only how many met one fate. Less: the
    dead of another accident are counted in."""
    fate_shared_others: int = 3
    """The same where something else is said of those counted …"""
    fate_names: int = 2
    """… of which so many must be names or figures."""
    answer_reach: int = 25
    """Words from a party at the head of its sentence to the verb of its answer. More: another's verb."""


@dataclass(frozen=True, slots=True)
class CollationSettings:
    """What corresponds and what changed."""

    all_pairs_up_to: int = 8
    """Variants. Up to here every pair is aligned; above, each variant against the base, so that the
    cost grows with the number of variants and not with its square."""
    nearly_the_hub: float = 0.9
    """Share of the most shared words that any variant holds, from which one that names its agency becomes
    the base. More: a rewording is the yardstick of the text it reworded; less: a poorer yardstick."""
    links: LinkSettings = field(default_factory=LinkSettings)
    words: WordSettings = field(default_factory=WordSettings)
    flags: FlagSettings = field(default_factory=FlagSettings)
    confetti_floor: float = 0.36
    """Readability (see `readability`) from which changes are marked in place. Less: a page of confetti;
    more: an edit that could be read is shown as retold."""


@dataclass(frozen=True, slots=True)
class KinshipSettings:
    """What the shared wording of two articles amounts to. Every threshold leans against accusing: what
    two independent reports of one event have in common was measured, and the bar lies above it."""

    all_pairs_up_to: int = 30
    """Wordings. Up to here every pair is compared (about 0.3 ms each); above, each with its nearest few."""
    partners: int = 4
    """Articles that each one is compared with in a larger story, beside the base."""
    long_run: int = 8
    """Words. Independent reports of one event share no more than two runs as long as this."""
    run_content: int = 2
    """Ordinary words with meaning that a run must hold: "in the Gulf of Aden the" is nobody's wording."""
    run_names: float = 0.6
    """Share of names and figures from which a run counts for nothing: the facts force it."""
    least_told: int = 30
    """Words. Shorter narrations count as this long, so that one sentence in common is no copy."""
    copied_runs: int = 3
    copied_cover: float = 0.5
    """Share of the shorter narration in long runs. Less: reworded articles are called copies."""
    copied_cover_alone: float = 0.6
    """The same where there are fewer runs, because hardly anything was changed."""
    copied_words: int = 20
    """Words in long runs that a copy has at least. Less: two short notices on one event are copies."""
    reworded_runs: int = 3
    """Long runs. Two are found between independent reports, three were not."""
    reworded_words: int = 30
    reworded_cover: float = 0.08
    """Share in long runs. Less: a shared background paragraph makes a long report a rewording."""
    reworded_cover_short: float = 0.3
    """Share of the shorter narration in runs of any length, for short texts that have no three long runs."""
    reworded_words_short: int = 25
    """Words in long runs that such a text needs. Less: two reports of one score or one arrest are called a
    rewording."""
    parallel_words: int = 8
    """Words of a sentence that is compared word by word with sentences of the other article."""
    parallel_content: int = 3
    """Words with meaning that two sentences must share before their order is looked at."""
    parallel_kept: float = 0.5
    """Share of a sentence's words that stand in the other one in the same order."""
    parallel_sentences: int = 8
    """Such sentences that make a rewording. Independent reports of one event had four at most, and the
    pairs that had six were rewordings."""
    parallel_cover: float = 0.35
    """Share of the shorter text's sentences that must run along."""
    pair_distance: int = 6
    """Words with meaning. Pairs of words that stand nearer than this belong together."""
    fewest_pairs: int = 20
    """Pairs. A text with fewer counts as having this many, so that a headline retells nothing."""
    retold_pairs: float = 0.25
    """Share of word pairs kept. More: digests are missed. Reached by one in fifty independent pairs, so
    it never says more than retold."""
    retold_sentences: int = 4
    """Sentences that a retelling keeps pairs of. Less: one background paragraph in common is a retelling."""
    retold_pairs_bare: float = 0.08
    """The same for a text with hardly a fact of its own."""
    own_facts: float = 0.2
    """Share of names and figures that the source lacks, up to which a text has hardly a fact of its own.
    With the share above reached by one in thirty independent pairs."""
    passage_words: int = 12
    """Words of a single run that is worth telling. Less: "that he wants to meet" with a name ties reports."""
    most_sentences: int = 600
    """Sentences of an article that are compared one by one with another's. A longer text is no news report,
    and the cost of a pair grows with the product."""
    lacking_words: int = 5
    """Names, figures and words with meaning that a sentence needs before it can be missed elsewhere."""
    lacking_kept: float = 0.35
    """Share of them that one sentence of the other text must hold; below, the other text lacks it."""
    shown_runs: int = 12
    """Shared runs that are listed as evidence, the longest first."""


@dataclass(frozen=True, slots=True)
class QuotationSettings:
    """Which quotation marks enclose speech, and when two quotations are one."""

    shortest_unattributed: int = 2
    """Words. A single word in quotation marks without a speaker is a nickname or a raised eyebrow; a
    higher value loses short quotations whose speaker was not found."""
    same_without_speaker: int = 5
    """Words. Two equal quotations of fewer words are one only with the same speaker or in linked
    sentences: "very important" is said by many."""
    shortest_trimmed: int = 3
    """Words that a quotation must share with a longer one, without a gap, to count as cut from it."""
    shared_content: int = 3
    """Content words that two wordings must share before one is called an altered form of the other;
    at two, a third of such claims were wrong."""
    altered: float = 0.60
    """Dice over stems of the best window. Of judged pairs 23 of 24 above were one quotation bent, 9 of
    14 between .50 and .60: lower finds more and accuses more."""


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Who took from whom."""

    cited_content: float = 0.25
    """Share, by weight, of a citation's words that an article of unknown origin must have before it may be
    the report that is cited. A citation is in other words, so a third is much. Less: background of the story
    is taken for it. An article of the very outlet that is named needs half of it."""
    cited_margin: float = 0.1
    """How far, in the same share, it must fit better than every other article of the story."""
    mostly_own: float = 0.5
    """Share of a text's sentences that stand nowhere in another, from which it took a part of it at most.
    Less: outlets that report themselves and print some agency paragraphs are called copies."""
    least_lacking: int = 2
    """Sentences that a text must have alone before it is said that another is not its only source. One may
    be a sentence that was missed."""
    shown_sentences: int = 6
    """Sentences that are listed as evidence for one reason."""


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """How findings are worded."""

    longest_words: int = 60
    """Characters of a wording in a headline: two of them fill two lines. Longer ones are cut at a word."""
    longest_quotation: int = 110
    """Characters of a line that is quoted as evidence."""


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who took from whom."""

    kinship: KinshipSettings = field(default_factory=KinshipSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    findings: FindingSettings = field(default_factory=FindingSettings)
    quotations: QuotationSettings = field(default_factory=QuotationSettings)


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What is written, and where."""

    theme: Path | None = None
    """A folder with templates and assets that stand before the default theme's."""
    site_url: str = ""
    """The address the site will have, with a slash at its end; empty where it is not known."""
    least_kept: float = 0.36
    """Share of kept words less half the hunks per word. Below it inline marks are confetti, and a
    reading shows what was kept instead of what changed. Measured on 60 judged pairs (AUC .93);
    higher hides changes that could be read, lower shows changes that cannot."""
    most_filters: int = 12
    """Letters with a box of their own to show or hide them; more would be a wall of boxes."""
    most_boxes: int = 8
    """Wordings drawn one by one and listed in one table. Above, texts that took from one source in one
    way share a row of the drawing, and the table is parted by what the texts are."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One build. The rooms get their own part and nothing more."""

    source: Path = Path("seeds")
    output: Path = Path("site")
    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    stories: StoriesSettings = field(default_factory=StoriesSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    site: SiteSettings = field(default_factory=SiteSettings)
