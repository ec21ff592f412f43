"""How much and how many: sums of money and counts in a text."""
