"""Extract: article to report. The extractor protocol and registry, the pipeline, and the built-in rules."""
