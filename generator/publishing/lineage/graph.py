"""Who took from whom, as a graph fit to draw and as nested lists that say the same.

    Associated Press (not here) ── copied ──▸ A
                                ── reworded, not named ──▸ B
                                ·· retold, unproven ··▸ C
    own reports: E            cannot tell: F

One node stands for a wording, however many places ran it, and one for a row of texts that took from
the same source in the same way and passed nothing on. A text without any derivation is drawn apart
and no line goes to it: a line, even a dotted one, reads as a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from generator.model.attribution import Confidence, Derivation, DerivationKind, SourceId
from generator.model.spans import ArticleId
from generator.publishing.elements.addresses import text_anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital
from generator.publishing.sections.standing import TAKING, group_of, strongest
from generator.publishing.sections.texts import relation_words
from generator.publishing.theme.catalogue import Catalogue

__all__ = [
    "Branch",
    "Edge",
    "Graph",
    "Lettered",
    "Node",
    "NodeKind",
    "lineage_graph",
    "lineage_tree",
]


class NodeKind(Enum):
    ABSENT = "absent"
    TEXT = "text"
    FAMILY = "family"
    """One wording that ran in several places."""
    ROW = "row"
    """Several texts that took from one source in one way: lettered squares."""


class Lettered(Struct, frozen=True):
    """A letter, the row of the table that it leads to, and whether its text hides its source."""

    letter: str
    anchor: str
    hides: bool = False


class Node(Struct, frozen=True):
    """A thing to draw. `texts` has one entry for a text, several for a family or a row."""

    id: str
    kind: NodeKind
    title: str
    remark: str
    texts: tuple[Lettered, ...] = ()
    date: str = ""
    """ISO date of the text, where it has one."""
    dated: str = ""
    """The remark with the date in it, for where nothing else on the drawing says it."""


class Edge(Struct, frozen=True):
    """A derivation between two nodes. `label` says it in a word or two."""

    source: str
    target: str
    kind: DerivationKind
    confidence: Confidence
    label: str


class Graph(Struct, frozen=True):
    """What is drawn: nodes tied by edges, and the texts that stand by themselves."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    own: tuple[Node, ...]
    unknown: tuple[Node, ...]


class Branch(Struct, frozen=True):
    """A line of the nested lists."""

    absent: bool
    texts: tuple[Lettered, ...]
    title: str
    how: str
    branches: tuple[Branch, ...]


def lineage_graph(lookup: Lookup, rows_above: int) -> Graph:
    """The graph of a story; rows of texts are made where it has more than `rows_above` wordings."""
    wordings = _wordings(lookup)
    nodes = {SourceId(s): _absent_node(lookup, s) for s in lookup.absent}
    of: dict[SourceId, str] = {s: str(s) for s in nodes}
    alone: list[Node] = []
    edges = _edges(lookup, wordings)
    tied = {end for edge in edges for end in (edge.source, edge.target)}
    texts: list[Node] = []
    for letter, articles in wordings.items():
        node = _text_node(lookup, letter, articles)
        of.update({SourceId(article): node.id for article in articles})
        (texts if node.id in tied else alone).append(node)
    drawn = [node for node in nodes.values() if node.id in tied] + texts
    own = [n for n in alone if not any(lookup.kin_without_direction(a) for a in wordings[n.id])]
    unknown = [n for n in alone if n not in own]
    own += [node for node in nodes.values() if node.id not in tied]
    graph = Graph(tuple(drawn), tuple(edges), tuple(own), tuple(unknown))
    return _with_rows(lookup.say, graph) if len(wordings) > rows_above else graph


def _wordings(lookup: Lookup) -> dict[str, list[ArticleId]]:
    found: dict[str, list[ArticleId]] = defaultdict(list)
    for variant in lookup.collation.variants:
        found[lookup.wording(variant.letter)].append(variant.id)
    return found


def _absent_node(lookup: Lookup, source: SourceId) -> Node:
    return Node(
        str(source), NodeKind.ABSENT, lookup.say.source(lookup.absent[source].name), lookup.say("node.absent")
    )


def _text_node(lookup: Lookup, letter: str, articles: Sequence[ArticleId]) -> Node:
    published = [found.value for a in articles if (found := lookup.article(a).published)]
    date = min(published) if published else ""
    say = lookup.say
    day = say.day(date) if date else ""
    if len(articles) == 1:
        text = lookup.article(articles[0])
        title = lookup.name(text.id) if text.outlet or text.agency else text.headline.value
        what = _what(lookup, text.id) if text.outlet or not text.agency else ""
        length = say("words.length", text.words)
        remark = say("node.remark", what=what, length=length) if what else length
        dated = f"{day} · {what or remark}" if day else ""
        only = (Lettered(letter, text_anchor(letter), _hides(lookup, text.id)),)
        return Node(letter, NodeKind.TEXT, title, remark, only, date, dated)
    texts = tuple(
        Lettered(lookup.letter(a), text_anchor(lookup.letter(a)), _hides(lookup, a)) for a in articles
    )
    title = say("words.range", first=texts[0].letter, last=texts[-1].letter)
    remark = say("node.places", len(texts))
    return Node(letter, NodeKind.FAMILY, title, remark, texts, date, f"{day} · {remark}" if day else "")


def _what(lookup: Lookup, article: ArticleId) -> str:
    """What a text is, in a word or two; nothing where that cannot be told."""
    derivation = strongest(lookup, article)
    if derivation and derivation.confidence is Confidence.UNPROVEN and derivation.kind in TAKING:
        return lookup.say("node.unproven")
    if group_of(lookup, article) == "unknown":
        return ""
    return lookup.say(f"node.{derivation.kind.value}" if derivation else "node.own")


def _hides(lookup: Lookup, article: ArticleId) -> bool:
    return article in lookup.hiding


def _edges(lookup: Lookup, wordings: dict[str, list[ArticleId]]) -> list[Edge]:
    """One edge for all derivations of one kind between two wordings; none inside a wording."""
    order = {str(source): -1 for source in lookup.absent} | {w: place for place, w in enumerate(wordings)}
    found: dict[tuple[str, str, DerivationKind], list[Derivation]] = defaultdict(list)
    for derivation in lookup.attribution.derivations:
        source = derivation.source
        if source not in lookup.absent:
            source = SourceId(lookup.wording(lookup.letter(ArticleId(source))))
        target = lookup.wording(lookup.letter(derivation.derived))
        if source != target:
            found[str(source), target, derivation.kind].append(derivation)
    edges = [_edge(lookup, key, group) for key, group in found.items()]
    return sorted(edges, key=lambda edge: (order[edge.source], edge.source, order[edge.target], edge.kind))


def _edge(lookup: Lookup, key: tuple[str, str, DerivationKind], group: Sequence[Derivation]) -> Edge:
    source, target, kind = key
    confidence = min((d.confidence for d in group), key=list(Confidence).index)
    say = lookup.say
    label = say(f"derived.{kind.value}")
    if confidence is not Confidence.SHOWN:
        label = f"{label}, {say(f'confidence.{confidence.value}')}"
    elif kind in TAKING and any(_hides(lookup, d.derived) for d in group):
        label = f"{label}, {say('derived.not_named')}"
    return Edge(source, target, kind, confidence, label)


_FEWEST_IN_A_ROW, _MOST_IN_A_ROW = 3, 60


def _with_rows(say: Catalogue, graph: Graph) -> Graph:
    """Texts that took from one source in one way, and gave nothing on, become one node."""
    giving = {edge.source for edge in graph.edges}
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges:
        incoming[edge.target].append(edge)
    groups: dict[tuple[str, DerivationKind, bool], list[str]] = defaultdict(list)
    kinds = {node.id: node.kind for node in graph.nodes}
    for target, edges in incoming.items():
        if len(edges) == 1 and target not in giving and kinds[target] is NodeKind.TEXT:
            edge = edges[0]
            groups[edge.source, edge.kind, edge.confidence is Confidence.UNPROVEN].append(target)
    by_id = {node.id: node for node in graph.nodes}
    gone: set[str] = set()
    new_nodes, new_edges = [], []
    for (_, kind, unproven), members in groups.items():
        if len(members) < _FEWEST_IN_A_ROW:
            continue
        gone.update(members)
        first = incoming[members[0]][0]
        name = f"row {'+'.join(members)}"
        texts = tuple(text for member in members for text in by_id[member].texts)
        hiding = sum(text.hides for text in texts)
        remark = say("node.hiding", hiding) if hiding else ""
        if len(texts) > _MOST_IN_A_ROW:
            # Those that hide their source are never left out before those that name it.
            texts = tuple(sorted(texts, key=lambda text: not text.hides)[:_MOST_IN_A_ROW])
            more = say("lineage.more", len(members) - len(texts))
            remark = f"{more}; {remark}" if remark else more
        new_nodes.append(Node(name, NodeKind.ROW, say("count.texts", len(members)), remark, texts))
        label = say(f"derived.{kind.value}")
        label = f"{label}, {say('confidence.unproven')}" if unproven else label
        new_edges.append(replace(first, target=name, label=label))
    return Graph(
        tuple([n for n in graph.nodes if n.id not in gone] + new_nodes),
        tuple([e for e in graph.edges if e.target not in gone] + new_edges),
        graph.own,
        graph.unknown,
    )


def lineage_tree(
    lookup: Lookup, graph: Graph, neighbours: Sequence[tuple[str, str]] = ()
) -> tuple[Branch, ...]:
    """The graph as nested lists: each text once, below what most of its wording came from. Texts of which
    nobody knows who was first are told with their `neighbours`."""
    children: dict[str, list[str]] = defaultdict(list)
    parent: dict[str, str] = {}
    for node in graph.nodes:
        edges = [edge for edge in graph.edges if edge.target == node.id]
        if edges:
            chosen = min(edges, key=_closeness)
            if not _descends(parent, chosen.source, node.id):
                parent[node.id] = chosen.source
                children[chosen.source].append(node.id)
    by_id = {node.id: node for node in graph.nodes}

    def branch(node: Node) -> Branch:
        below = tuple(branch(by_id[child]) for child in children[node.id])
        return Branch(
            node.kind is NodeKind.ABSENT, node.texts, _title(node), _how(lookup, graph, node, below), below
        )

    roots = [branch(node) for node in graph.nodes if node.id not in parent]
    for kind, nodes in (("own", graph.own), ("unknown", graph.unknown)):
        if len(nodes) > _MOST_APART and all(node.texts for node in nodes):
            roots.append(_together(lookup, kind, nodes))
        else:
            roots += [
                Branch(
                    node.kind is NodeKind.ABSENT,
                    node.texts,
                    _title(node),
                    _apart(lookup, node, neighbours),
                    (),
                )
                for node in nodes
            ]
    return tuple(roots)


_MOST_APART = 12
"""Texts without a source that are listed one by one; of more, the table has each."""


def _together(lookup: Lookup, kind: str, nodes: Sequence[Node]) -> Branch:
    """Many texts that stand by themselves for one reason, as one line."""
    texts = tuple(node.texts[0] for node in nodes)
    count = lookup.say("words.texts", sum(len(node.texts) for node in nodes))
    return Branch(False, texts, lookup.say(f"texts.group_{kind}"), capital(count), ())


def _closeness(edge: Edge) -> tuple[bool, int, str]:
    """What is proven before what is not, then what carries more wording."""
    return edge.confidence is Confidence.UNPROVEN, list(DerivationKind).index(edge.kind), edge.source


def _descends(parent: dict[str, str], node: str, ancestor: str) -> bool:
    while node != ancestor and node in parent:
        node = parent[node]
    return node == ancestor


def _title(node: Node) -> str:
    return "" if node.kind is NodeKind.ROW else node.title


def _how(lookup: Lookup, graph: Graph, node: Node, below: Sequence[Branch]) -> str:
    if node.kind is NodeKind.ABSENT:
        cited = [e.target for e in graph.edges if e.source == node.id]
        if below:
            return capital(lookup.say("node.absent"))
        return lookup.say("tree.drawn_on", letters=lookup.say.listed(sorted(cited)))
    edges = [edge for edge in graph.edges if edge.target == node.id]
    if node.kind is NodeKind.TEXT:
        words = relation_words(lookup, _article(lookup, node.texts[0].letter))
        return ". ".join(words)
    labels = list(dict.fromkeys(edge.label for edge in edges))
    count = "" if node.kind is NodeKind.FAMILY else lookup.say("words.texts", len(node.texts))
    return capital(
        ". ".join(capital(part) for part in (count, lookup.say.listed(labels), node.remark) if part)
    )


def _apart(lookup: Lookup, node: Node, neighbours: Sequence[tuple[str, str]]) -> str:
    if node.kind is NodeKind.ABSENT:
        return lookup.say("tree.named")
    words = relation_words(lookup, _article(lookup, node.texts[0].letter))
    ends = [other for pair in neighbours for other in pair if node.id in pair and other != node.id]
    if len(lookup.collation.variants) > 2 and ends:
        named = (lookup.say("drawing.lost") if end not in lookup.columns else end for end in ends)
        words = (
            *words,
            lookup.say("drawing.beside_list", letters=lookup.say.listed(list(dict.fromkeys(named)))),
        )
    return ". ".join(words)


def _article(lookup: Lookup, letter: str) -> ArticleId:
    return next(v.id for v in lookup.collation.variants if letter in (v.letter, lookup.wording(v.letter)))
