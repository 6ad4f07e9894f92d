"""Who took from whom, as a graph: its boxes and layers, its drawing, and the evidence for each line."""
