"""Storage: a folder or file on any file system that pyarrow knows, by its path or its URI (``s3://bucket/news``)."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.errors import BatchError

_WHOLE = frozenset({"s3", "gcs", "abfs"})
"""File systems on which a file appears when it is whole."""


@dataclass(frozen=True, slots=True)
class Storage:
    """A place on a file system. Each process makes its own, from the name."""

    name: str
    """A path of this machine, absolute, or a URI."""
    system: Any
    """pyarrow's ``FileSystem``."""
    path: str
    """The same place in the words of the file system."""

    @classmethod
    def of(cls, name: str) -> "Storage":
        """The place of that name.

        Raises:
            BatchError: There is no such file system, or its settings are missing.
            MissingExtraError: The extra ``batch`` is not installed.
        """
        from reportedly.batch.arrow import arrow  # noqa: PLC0415 - an extra, imported where it is used

        pa = arrow()
        import pyarrow.fs  # noqa: PLC0415

        name = name if "://" in name else str(Path(name).absolute())
        try:
            system, path = pyarrow.fs.FileSystem.from_uri(name)
        except (pa.ArrowException, ValueError, OSError) as error:
            raise BatchError(f"{name}: {' '.join(str(error).split())}") from error
        return cls(name, system, path)

    def below(self, *parts: str) -> "Storage":
        """A place in this folder."""
        return Storage(posixpath.join(self.name, *parts), self.system, posixpath.join(self.path, *parts))

    def kind(self) -> str:
        """``file``, ``folder`` or ``nothing``."""
        import pyarrow.fs  # noqa: PLC0415

        kinds = {pyarrow.fs.FileType.File: "file", pyarrow.fs.FileType.Directory: "folder"}
        return kinds.get(self.system.get_file_info(self.path).type, "nothing")

    def files(self) -> Iterator["Storage"]:
        """The files in this folder and all folders in it, in the order of their names, but for hidden ones."""
        import pyarrow.fs  # noqa: PLC0415

        selector = pyarrow.fs.FileSelector(self.path, allow_not_found=True, recursive=True)
        found = self.system.get_file_info(selector)
        for info in sorted(found, key=lambda info: str(info.path)):
            relative = posixpath.relpath(info.path, self.path)
            hidden = any(part.startswith((".", "_")) for part in relative.split("/"))
            if info.type == pyarrow.fs.FileType.File and not hidden:
                yield self.below(relative)

    def read(self) -> bytes:
        """All of the file."""
        with self.system.open_input_stream(self.path) as stream:
            data: bytes = stream.read()
        return data

    def write(self, data: bytes) -> None:
        """Make the file, whole or not at all; one of that name is replaced."""
        self.system.create_dir(posixpath.dirname(self.path), recursive=True)
        if self.system.type_name in _WHOLE:
            self._fill(self.path, data)
            return
        folder, name = posixpath.split(self.path)
        part = posixpath.join(folder, f".{name}.part")
        self._fill(part, data)
        self.system.move(part, self.path)

    def remove(self) -> None:
        """Remove the file."""
        self.system.delete_file(self.path)

    def empty(self) -> None:
        """Remove all that is in the folder."""
        self.system.delete_dir_contents(self.path, missing_dir_ok=True)

    def _fill(self, path: str, data: bytes) -> None:
        with self.system.open_output_stream(path) as stream:
            stream.write(data)
