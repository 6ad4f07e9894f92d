"""Files become records: a reader for each format, chosen by content as well as by name."""
