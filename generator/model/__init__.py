"""Frozen data, nothing else: what the rooms hand to one another.

    Article ─→ Story ─→ Collation ─→ Attribution
                           └──── Investigation ────┘ ─→ Dossier

`Article.text` holds the only copy of the words. Everything else points into it with half-open
`Span`s, so a page can always show the original characters. A later room makes a new type; it never
fills in a blank on an earlier one.
"""
