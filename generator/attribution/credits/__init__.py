"""Words that name a source: agencies, outlets, reporters, and how much each speaks for."""
