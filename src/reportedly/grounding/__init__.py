"""Grounding: a proposed string becomes a span of the article, or a rejection with its reason."""
