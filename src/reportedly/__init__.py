"""reportedly: a news article on an armed conflict becomes a typed, grounded report of claims."""
