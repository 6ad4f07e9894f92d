"""How the command meets its operator: what was asked, what to tell, whom to stop.

flags, environment, copytrail.toml ─→ Settings ─→ (build) ─→ Summary ─→ terminal, JSON, Markdown, annotations
"""
