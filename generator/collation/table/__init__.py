"""The n-way table: a row for each passage, and every sentence of every variant in one."""
