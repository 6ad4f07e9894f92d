"""Parts of a story that several pages show: its texts, findings, quotations, dates, what was set by hand."""
