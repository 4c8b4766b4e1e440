"""Text: folding with index maps, boundaries, tokens, clauses, governors, numbers, EDTF, sentences, lexicon tables.

The lowest layer: plain strings and offsets (half-open, in code points), no knowledge of reports.
"""
