"""The analysis for other programs: JSON with its schema, tables, TEI, annotations, citations."""
