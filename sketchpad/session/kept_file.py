"""What the program remembers in the user's own folder, from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QLockFile

from sketchpad.music.errors import InputError
from sketchpad.music.plain import Packer, Unpacker
from sketchpad.music.saving import folder, save
from sketchpad.paths import user_directory

translate = QCoreApplication.translate

T = TypeVar("T")

LARGEST = 1_000_000
"""Bytes; no such file is larger."""
PATIENCE = 1000
"""Milliseconds that another window may take to change the same file."""


class KeptFile(Generic[T]):
    """One value of a type that `music.plain` knows, as JSON; one that cannot be read stays beside what replaces it."""

    def __init__(self, name: str, kind: Any, default: T) -> None:
        self.path = user_directory("session") / f"{name}.json"
        self._kind, self._default = kind, default
        self._is_unread = False

    def read(self) -> T:
        """What was written last; the default where nothing was.

        Raises:
            InputError: it cannot be read, or is nothing that this program writes.
        """
        self._is_unread = False
        try:
            with self.path.open("rb") as file:
                value = json.loads(file.read(LARGEST))
            return Unpacker([]).unpack(self._kind, value)
        except FileNotFoundError:
            return self._default
        except OSError as error:
            self._is_unread = True
            closed = translate("KeptFile", "cannot read {} ({}); give yourself the right to, or move it away")
            raise InputError(closed.format(self.path, error.strerror or error)) from error
        except (ValueError, RecursionError) as error:
            self._is_unread = True
            damaged = translate("KeptFile", "{} is damaged ({}); choose anew, or put a copy in its place")
            raise InputError(damaged.format(self.path, error)) from error

    def change(self, change: Callable[[T], T]) -> None:
        """Keep what a change makes of what is in the file now: another window may have written there meanwhile.

        Raises:
            InputError: it cannot be written.
        """
        folder(self.path.parent)
        lock = QLockFile(str(self.path.with_suffix(".lock")))
        # Without it, as where another one never ends, the change is kept all the same.
        lock.tryLock(PATIENCE)
        try:
            self.write(change(self._readable()))
        finally:
            lock.unlock()

    def _readable(self) -> T:
        """What was written last, as far as it can be read."""
        try:
            return self.read()
        except InputError:
            return self._default

    def write(self, value: T) -> None:
        """Keep a value.

        Raises:
            InputError: it cannot be written.
        """
        data = json.dumps(Packer().pack(value), indent=1).encode()
        folder(self.path.parent)
        save(self.path, data, keep_old=self._is_unread)
        self._is_unread = False
