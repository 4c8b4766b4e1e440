"""Llm: the reader that asks a language model. The model proposes words and closed values; the program decides.

``windows`` and ``wire`` turn an article into numbered sentences, ``prompt`` into messages; ``client`` asks an endpoint
within a ``budget``, over the ``cache`` and the ``recording``; ``outcomes`` and ``parse`` judge the reply, ``decode``
turns it into drafts, ``reader`` asks failing items again, ``merge`` joins the windows. Nothing here is trusted: the
pipeline grounds every draft once more.
"""
