"""Validate: a report to findings, and predicted reports against golden ones to verdicts and scores."""
