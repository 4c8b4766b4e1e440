"""Checks: one module for each part of a claim, each a pure function from a subject to its findings, and its rules."""
