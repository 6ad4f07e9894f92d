"""Which sentences correspond, wherever they stand: likeness, witnesses, rivals, matches."""
