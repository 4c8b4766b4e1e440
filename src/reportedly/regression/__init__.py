"""Regression: a golden set, the verdicts that were last accepted on it, and what has changed since."""
