"""Faults, each with the exit code that the command would end with."""

from __future__ import annotations


class MenaquinError(Exception):
    """Something could not be done. `code` is the exit code of the command in the same case."""

    code = 70


class UsageError(MenaquinError, ValueError):
    """The call is wrong: an option that does not exist, or a value out of its range."""

    code = 2


class InputDataError(MenaquinError, ValueError):
    """What a file or a table says is wrong; the message names file, line or row, key, what was found and what is allowed."""

    code = 65


class InputNotFoundError(MenaquinError, FileNotFoundError):
    """A file is not there, or there is nothing of that name."""

    code = 66


class InternalFault(MenaquinError):
    """Something that should not have happened."""

    code = 70


class CannotWriteError(MenaquinError, OSError):
    """Results could not be written."""

    code = 73


class PartlyDone(MenaquinError):
    """Stopped before the end; the same call goes on from there."""

    code = 75


class OutsideValidityError(MenaquinError):
    """The request is outside what the model is valid for, or the safety gate stops; `research=True` runs it all the same."""

    code = 78


_BY_CODE = {kind.code: kind for kind in (UsageError, InputDataError, InputNotFoundError, InternalFault, CannotWriteError, PartlyDone, OutsideValidityError)}


def fault(code: int, message: str) -> MenaquinError:
    """The exception of an exit code."""
    return _BY_CODE.get(code, MenaquinError)(message)
