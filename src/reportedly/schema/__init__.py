"""Schema: what a report is. The versioned models, closed vocabularies, JSON Schema and migrations."""
