"""Deferred: a model asked through its provider's batches: submit, leave, collect.

``batches`` is what a provider offers, in the form of OpenAI's ``/files`` and ``/batches`` (``openai_batches``,
``litellm_batches``). A ``desk`` answers a reader from the ``ledger`` and notes what it has no reply for; ``submitting``
sends that, ``collecting`` brings the replies.
"""
