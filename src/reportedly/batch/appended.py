"""Appended: a file that only grows, of which it is known how much is written."""

import os
from pathlib import Path

from reportedly.batch.journal import Place
from reportedly.errors import BatchError


class Appended:
    """A file open for appending. Every append is handed to the system at once: a killed process loses none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        self.size = os.fstat(self._file).st_size

    def append(self, data: bytes) -> None:
        """Write at the end.

        Raises:
            BatchError: The disk is full, or fails.
        """
        view = memoryview(data)
        os.lseek(self._file, self.size, os.SEEK_SET)
        try:
            while view:
                written = os.write(self._file, view)
                view = view[written:]
        except OSError as error:
            raise BatchError(
                f"{self.path}: {error.strerror}; the same command goes on where this one stopped"
            ) from error
        self.size += len(data)

    def read(self, place: Place) -> bytes:
        """What was written there."""
        os.lseek(self._file, place.start, os.SEEK_SET)
        data = b""
        while len(data) < place.size and (more := os.read(self._file, place.size - len(data))):
            data += more
        return data

    def restore(self, size: int, rest: list[bytes]) -> None:
        """Make the file end with ``rest`` behind its first ``size`` bytes, whatever part of it was written.

        Raises:
            BatchError: What stands behind them is no beginning of ``rest``: somebody else wrote it.
        """
        whole = b"".join(rest)
        found = self.read(Place(size, len(whole) + 1))
        if self.size < size or not whole.startswith(found):
            raise BatchError(
                f"{self.path}: it was changed since the last run; put it back, name another output, or --overwrite"
            )
        os.ftruncate(self._file, size)
        self.size = size
        self.append(whole)

    def sync(self) -> None:
        """See to it that the disk has it all."""
        os.fsync(self._file)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)
