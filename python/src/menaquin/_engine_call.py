"""The C interface of the engine: one call, its answer, and tables through Arrow's C data interface without a copy."""

from __future__ import annotations

import ctypes
import json
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from ._errors import fault


class _Schema(ctypes.Structure):
    _fields_ = [
        ("format", ctypes.c_void_p),
        ("name", ctypes.c_void_p),
        ("metadata", ctypes.c_void_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("private_data", ctypes.c_void_p),
    ]


class _Array(ctypes.Structure):
    _fields_ = [
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.c_void_p),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("private_data", ctypes.c_void_p),
    ]


def _load() -> ctypes.CDLL:
    place = os.environ.get("MENAQUIN_LIBRARY") or str(Path(__file__).parent / "_engine" / "libMenaquinC.so")
    if not Path(place).exists():
        raise ImportError(f"{place} is missing: install the wheel that `make wheel` builds")
    library = ctypes.CDLL(place)
    pointer, number, text = ctypes.c_void_p, ctypes.c_int32, ctypes.c_char_p
    for name, result, arguments in [
        ("menaquin_version", pointer, []),
        ("menaquin_call", pointer, [text, text, pointer, pointer, pointer, pointer]),
        ("menaquin_code", number, [pointer]),
        ("menaquin_text", text, [pointer]),
        ("menaquin_tables", number, [pointer]),
        ("menaquin_export", number, [pointer, number, pointer, pointer]),
        ("menaquin_free", None, [pointer]),
    ]:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()


@dataclass(frozen=True)
class Answer:
    """What a task came to: a text (JSON for most tasks) and tables."""

    text: str
    tables: tuple[pa.Table, ...]

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def call(task: str, request: Mapping[str, Any], people: pa.Table | None = None) -> Answer:
    """Does a task. Python's other threads go on meanwhile; Ctrl-C ends it at its next whole piece.

    Raises a `MenaquinError` with the message that the command would print.
    """
    given = {key: value for key, value in request.items() if value is not None}
    return _Call(task, json.dumps(given), people).run()


class _Call:
    def __init__(self, task: str, request: str, people: pa.Table | None) -> None:
        self.task, self.request = task.encode(), request.encode()
        self.people = people
        self.cancelled = ctypes.c_int32(0)
        self.held: int | None = None
        self.error: BaseException | None = None

    def run(self) -> Answer:
        if threading.current_thread() is threading.main_thread():
            self._work_beside()
        else:
            self._work()
        if self.error is not None:
            raise self.error
        try:
            return self._answer()
        finally:
            self.free()

    def free(self) -> None:
        """Gives the answer back; tables that were taken from it live on."""
        if self.held is not None:
            _library.menaquin_free(self.held)

    def _work_beside(self) -> None:
        """In a thread of its own, since Python hears Ctrl-C only while its main thread waits in Python."""
        done = threading.Event()
        worker = threading.Thread(target=self._work, args=(done,), name=f"menaquin {self.task.decode()}")
        worker.start()
        # Not `join`: interrupted, it takes a running thread for ended (CPython before 3.13).
        try:
            done.wait()
        except KeyboardInterrupt:
            self.cancelled.value = 1
            _wait_for(done)
            self.free()
            raise

    def _work(self, done: threading.Event | None = None) -> None:
        try:
            self._ask_with_people()
        except BaseException as error:  # Raised again where the caller is.
            self.error = error
        finally:
            if done is not None:
                done.set()

    def _ask_with_people(self) -> None:
        if self.people is None:
            self._ask(None, None)
            return
        schema, array = _Schema(), _Array()
        places = (ctypes.addressof(schema), ctypes.addressof(array))
        batches = self.people.combine_chunks().to_batches()
        whole = batches[0] if batches else pa.RecordBatch.from_pylist([], schema=self.people.schema)
        whole._export_to_c(places[1], places[0])
        try:
            self._ask(*places)
        finally:
            for struct in (array, schema):
                if struct.release:
                    struct.release(ctypes.addressof(struct))

    def _ask(self, schema: int | None, array: int | None) -> None:
        self.held = _library.menaquin_call(self.task, self.request, schema, array, ctypes.addressof(self.cancelled), None)

    def _answer(self) -> Answer:
        code, text = _library.menaquin_code(self.held), _library.menaquin_text(self.held).decode()
        if code != 0:
            raise fault(code, text)
        return Answer(text, tuple(self._table(index) for index in range(_library.menaquin_tables(self.held))))

    def _table(self, index: int) -> pa.Table:
        schema, array = _Schema(), _Array()
        places = (ctypes.addressof(schema), ctypes.addressof(array))
        if _library.menaquin_export(self.held, index, *places) != 0:
            raise fault(70, f"the engine has no table {index}")
        return pa.Table.from_batches([pa.RecordBatch._import_from_c(places[1], places[0])])


def _wait_for(done: threading.Event) -> None:
    """A second Ctrl-C does not leave the engine writing behind the caller's back."""
    while not done.is_set():
        try:
            done.wait()
        except KeyboardInterrupt:
            continue


def version() -> str:
    """The engine's version."""
    held = _library.menaquin_version()
    try:
        return str(_library.menaquin_text(held).decode())
    finally:
        _library.menaquin_free(held)
