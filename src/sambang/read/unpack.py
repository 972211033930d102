"""What is packed with gzip or Zstandard, unpacked as it is read, with a limit for what unpacks to far too much."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any, Protocol, cast

from sambang.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
BOMB_RATIO = 250  # times its size; articles pack to a third, the same article over and over to a hundredth
BOMB_FREE = 2**28  # bytes that anything may unpack to
_ZLIB_STEP = 2**16  # bytes that are unpacked at a time
_ZSTD_STEP = 2**11  # the same, smaller because one byte of Zstandard can be 32 thousand
_ROOM = 2**20  # bytes that zlib may give at a time


class _Unpacker(Protocol):
    """What zlib and zstandard call a decompression object."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def unpack(raw: io.BufferedReader) -> io.BufferedReader:
    """Return the stream, or what is packed in it; its first bytes tell, whatever its name."""
    head = raw.peek(4)
    if head.startswith(GZIP):
        return _buffered(_Unpacked(raw, _Gzip, _ZLIB_STEP))
    if head.startswith(ZSTD):
        return _buffered(_Unpacked(raw, _new_zstd(), _ZSTD_STEP))
    return raw


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, 2**16)


def _new_zstd() -> Callable[[], _Unpacker]:
    try:
        import zstandard
    except ImportError as error:
        raise InputError("reading .zst needs pip install 'sambang[zst]'") from error
    decompressor = zstandard.ZstdDecompressor()

    class Zstd:
        """A frame; its errors are those of a broken file."""

        def __init__(self) -> None:
            self._inner: Any = decompressor.decompressobj()

        @property
        def eof(self) -> bool:
            return cast("bool", self._inner.eof)

        @property
        def unused_data(self) -> bytes:
            return cast("bytes", self._inner.unused_data)

        def decompress(self, data: bytes, /) -> bytes:
            try:
                return cast("bytes", self._inner.decompress(data))
            except zstandard.ZstdError as error:
                raise EOFError(str(error)) from error

    return Zstd


class _Gzip:
    """A gzip member, unpacked in pieces of bounded size."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, /) -> bytes:
        """Return the next piece; what is left of the data comes with the next call."""
        return self._inner.decompress(self._inner.unconsumed_tail + data, _ROOM)

    @property
    def waiting(self) -> bool:
        """Whether there is data that has not been unpacked."""
        return bool(self._inner.unconsumed_tail)


class _Unpacked(io.RawIOBase):
    """The bytes that are packed in a stream; several packed one after the other are one."""

    def __init__(self, packed: io.BufferedReader, new: Callable[[], _Unpacker], step: int) -> None:
        self._packed = packed
        self._new = new
        self._step = step
        self._unpacker = new()
        self._piece = memoryview(b"")
        self._begun = False
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - whatever is a buffer
        """Fill the buffer; raises `EOFError` where the stream breaks off, `OSError` where it unpacks to far too much."""
        while not self._piece:
            if not self._read_on():
                return 0
        size = min(len(buffer), len(self._piece))
        buffer[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        return size

    def _read_on(self) -> bool:
        """Unpack the next piece; return whether there was one."""
        data = b""
        if self._unpacker.eof:
            data = self._unpacker.unused_data.lstrip(b"\0")  # some pad the end
            self._unpacker, self._begun = self._new(), False
        if not data and not getattr(self._unpacker, "waiting", False):
            data = self._packed.read(self._step)
            self._taken += len(data)
            data = data if self._begun else data.lstrip(b"\0")
            if not data:
                if self._begun:
                    raise EOFError("what is packed ends too early")
                return False
        self._begun = True
        self._piece = memoryview(self._unpacker.decompress(data))
        self._given += len(self._piece)
        if self._given > max(BOMB_FREE, BOMB_RATIO * self._taken):
            raise OSError(f"it unpacks to more than {BOMB_RATIO} times its size")
        return True
