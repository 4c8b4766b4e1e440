"""Normalise: pure functions from span text and publication date to derived values.

Designation, echelon, bounds, unit, EDTF and side are recomputed by ``validate`` with these same functions.
"""
