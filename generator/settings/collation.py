"""What corresponds, and what changed."""

from __future__ import annotations

from msgspec import Struct, field

__all__ = ["CollationSettings", "FlagSettings", "LinkSettings", "WordSettings"]


class WordSettings(Struct, frozen=True):
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


class LinkSettings(Struct, frozen=True):
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
    """Factor of function words, reporting words and vague times ("soon"). More: "said on Monday" ties;
    less: short retellings fall."""
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
    slope: float = 5.3
    """Of the calibrated probability, per unit of score."""
    even_odds: float = -2.4
    """Score at which a reader agrees half of the time."""
    firm: float = 0.5
    """Probability from which a link is firm."""
    possible: float = 0.15
    """Probability from which it is shown as possible."""
    most_sentences: int = 1000
    """Of an article. In a longer one equal sentences alone are linked: time and memory stay bounded."""
    most_units: int = 6_000
    """The same for sentences and clauses together, three or four to a sentence. Two texts of so many take
    1.5 GB; a text of marks alone can have a clause at every fourth character."""
    edited: float = 0.77
    """Share of kept words (Indel, over stems) from which a link is edited. Below: reworded."""
    reworded: float = 0.45
    """The same from which it is reworded. Below: retold. Both overlap for independent texts of one
    event, so neither is evidence of copying."""


class FlagSettings(Struct, frozen=True):
    """What a red pencil marks, and which facts are held against each other. All lean against a false mark."""

    quotation_shared: int = 3
    """Content words that two quotations must share to be one. With two, one in three was another."""
    quotation_likeness: float = 0.6
    """Share of equal words (Dice). Less: every second pair is another sentence of the same speaker."""
    quotation_surely: float = 0.7
    """The same from which the mark is red even where they differ in several places. Less: what two people
    said of one thing passes for one quotation that was bent; more: two translations are quiet notes."""
    quotation_surely_far: float = 0.8
    """The same in two places that are less alike than `figure_likeness`: each may quote somebody else."""
    figure_beside: int = 2
    """Words. A kept content word so near on one side of a figure ties it to its place …"""
    figure_near: int = 5
    """… or one so near on either side. More: figures of other things are compared."""
    figure_likeness: float = 0.5
    """Share of equal content words (Dice) from which two places tell one thing, so that another figure is
    a change. Less: the figures of two reports pass for one; more: a change in rewording is missed."""
    date_likeness: float = 0.6
    """The same for a date. Less: the years of two offices pass for one."""
    near_copy: float = 0.7
    """The same from which the rest of two places may differ too, in names and in further figures. Less: the
    offers of two clubs pass for one; more: a figure changed in a free rewording is missed."""
    certainty_likeness: float = 0.45
    """The same for a hedge. Less: nine of thirteen marks were wrong; more: lost hedges are missed."""
    figure_common: float = 0.5
    """Share of either text's words that stand in linked sentences, from which another figure or date is a red
    mark. Less: the polls of two days are marked; more: a digest's wrong figure is a quiet note."""
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


class CollationSettings(Struct, frozen=True):
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
