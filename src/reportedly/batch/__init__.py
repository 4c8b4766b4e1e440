"""Batch: many articles to many reports, with bounded memory, nothing lost and nothing read twice.

``sources`` finds the files, ``json_lines`` and ``parquet`` their rows; a ``row`` becomes a ``result`` by ``mapping``,
in ``workers`` or on the event loop (``engine``), as a ``stream`` or as a ``run`` that can be taken up again: the
``store`` is its output, its ``journal`` says what is finished.
"""
