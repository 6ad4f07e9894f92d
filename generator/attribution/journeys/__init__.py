"""What travels along the lineage: quotations from text to text, words and whose came first."""
