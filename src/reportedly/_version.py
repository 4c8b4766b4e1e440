"""The one place the version number is written."""

__version__ = "1.0.0.dev0"
