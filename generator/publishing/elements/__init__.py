"""What every page is made of: addresses, wording, words made safe and visible, marks and notes on them."""
