"""Who says what: quotations, their cues, and the people meant."""
