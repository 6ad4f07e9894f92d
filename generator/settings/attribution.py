"""Who took from whom, who said it, and what a reviewer hears of it."""

from __future__ import annotations

from msgspec import Struct, field

__all__ = [
    "AttributionSettings",
    "FindingSettings",
    "KinshipSettings",
    "LineageSettings",
    "QuotationSettings",
    "VersionSettings",
]


class KinshipSettings(Struct, frozen=True):
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
    kept_sentence: float = 0.6
    """Share of a sentence's words, quotations too, that one sentence of the other text has in the same order
    before it counts as taken over."""
    kept_sentence_words: int = 5
    kept_sentence_matter: int = 2
    """Words that a sentence has at least, and words with meaning, names and figures that both must have."""
    whole: float = 0.5
    """Mean of two shares of the shorter text, quotations too: words in shared runs, and words of sentences
    taken over. Below, two texts share passages, however many: reporters print paragraphs of an agency or of
    a press release in reports of their own. Of 4,349 pairs of reports on one event that are no near
    duplicates 17 are called a copy or a rewording with this bar, and 90 without; what was read of the 17 is
    one text, cut and edited. No near duplicate is lost."""
    whole_in_runs: float = 0.55
    """The first of the two shares, where it is enough by itself."""
    parallel_words: int = 8
    """Words of a sentence that is compared word by word with sentences of the other article."""
    parallel_content: int = 3
    """Words with meaning that two sentences must share before their order is looked at."""
    parallel_kept: float = 0.5
    """Share of a sentence's words that stand in the other one in the same order."""
    parallel_sentences: int = 8
    """Such sentences that make a rewording. Independent reports of one event had four at most, and the
    pairs that had six were rewordings."""
    parallel_cover: float = 0.55
    """Share of the shorter text's sentences that must run along: most of it. Less: a report of one's own that
    keeps an agency's paragraphs is called a rewording."""
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


class QuotationSettings(Struct, frozen=True):
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
    altered_within: float = 0.70
    """The same between the first and the last word that both have, where they differ in several places. Less:
    two utterances on one thing pass for one that was bent; more: two translations are not held together."""


class LineageSettings(Struct, frozen=True):
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
    closely_retold: float = 0.35
    """Share of the smaller text's pairs of words that a retelling has, from which an unsigned one may have
    been taken from the other and widens the count of reports. Less: reports of one event are doubted;
    more: a text spun sentence by sentence counts as a report."""
    least_lacking: int = 2
    """Sentences that a text must have alone before it is said that another is not its only source. One may
    be a sentence that was missed."""
    carried_words: int = 2
    """Ordinary words, without names, that a run needs before its words are said to come from a source. Less:
    "the minister of" has an origin; more: a rewording seems to have nothing from its source."""
    shown_sentences: int = 6
    """Sentences that are listed as evidence for one reason."""


class VersionSettings(Struct, frozen=True):
    """Which texts are versions of one, and in what order; which near copies stand next to each other."""

    fewest: int = 4
    """Wordings of a family whose outlets nobody names. Less: three copies pass for a row of versions, and the
    shortest of them for the first."""
    most: int = 30
    """Wordings of a family that is put in order: the cost grows with the cube."""
    row: float = 0.8
    """Share of a family's steps that lie on one path. Versions follow one another (19 histories: .82 and
    more); copies of one text stand around it. Less: copies are called versions."""
    alone: float = 0.2
    """Weight of three words in a row that one text has alone, beside those that several have: they part it
    from all others alike, and tell nothing of who is near to whom."""
    growth: float = 0.03
    """How much a text that looks later by growth weighs, in distances between two texts of the family. More:
    a near text is passed over for one that fits the growth."""
    certain: float = 0.04
    """How much dearer, in the same measure, the best tree is in which a step runs the other way, before its
    direction is called likely. On 19 histories .04 claims 79 % of the steps found, of which 992 in 1,000 are
    right; .06 claims 69 % without a mistake, .03 claims 84 % and 969 are right."""
    length: float = 0.5
    """Weight of length beside insertions and mended slips, each of which lies between -1 and 1."""
    steepness: float = 5.0
    """A text longer by a fifth counts nearly as much as one of twice the length."""
    mended_words: int = 3
    """Words of a change in which slips are looked for."""
    mended_letters: int = 3
    mended_likeness: float = 0.7
    """Letters of a slip, and how alike it and the word are spelt, 0 to 1. Less: another word is a slip."""
    long_alteration: int = 3
    """Words that an alteration counts at most between copies that are put in no order: what was lost at one
    time is one event. More: a missing page parts a copy from its sisters."""
    shown: int = 6
    """Additions and mended slips that are listed as evidence."""


class FindingSettings(Struct, frozen=True):
    """How findings are worded."""

    longest_words: int = 60
    """Characters of a wording in a headline: two of them fill two lines. Longer ones are cut at a word."""
    longest_quotation: int = 110
    """Characters of a line that is quoted as evidence."""


class AttributionSettings(Struct, frozen=True):
    """Who took from whom."""

    kinship: KinshipSettings = field(default_factory=KinshipSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    versions: VersionSettings = field(default_factory=VersionSettings)
    findings: FindingSettings = field(default_factory=FindingSettings)
    quotations: QuotationSettings = field(default_factory=QuotationSettings)
