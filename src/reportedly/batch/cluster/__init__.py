"""Cluster: a batch on many machines. Ray Data hands out the rows; each part of them becomes files of its own.

``storage`` knows where files are, ``inputs`` reads their rows, ``table`` carries them, an ``actor`` reads a part,
``parts`` are its files, and ``run`` puts it together.
"""
