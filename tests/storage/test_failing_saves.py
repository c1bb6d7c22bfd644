"""Each call to the system that a save makes fails in turn, or is the last one before a kill."""

import errno
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from earmark.errors import UserError
from earmark.model.annotations import Annotations, Highlight, TextQuote
from earmark.storage.sidecar import DamagedSidecar, Sidecar, SidecarConflict, load, save
from earmark.storage.sidecar_format import Content

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other calls there")

ROOT = Path(__file__).resolve().parents[2]
CALLS = ("open", "stat", "lstat", "fstat", "ftruncate", "fchown", "fchmod", "fsync", "replace", "rename")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
MOST_CALLS = 100

OLD = Content(Annotations((Highlight("a", 3, 10, "gold", TextQuote("harbour")),)))
LATER = Content(Annotations((Highlight("c", 50, 60, "mint", TextQuote("pier")),)))
NEW = Content(OLD.annotations.put(Highlight("b", 30, 40, "sky", TextQuote("sea " * 5000))))


class Calls:
    """Counts calls to the system; the one with that number is the one that `strike` is for."""

    def __init__(self, number, strike):
        self.number, self.strike, self.names = number, strike, []

    def made(self, name, path=""):
        self.names.append(name)
        if len(self.names) == self.number:
            self.strike(path)

    @property
    def has_struck(self):
        return len(self.names) >= self.number

    def watch(self, monkeypatch):
        for name in CALLS:
            monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))
        monkeypatch.setattr(io, "open", self._watched("read", io.open))
        monkeypatch.setattr(os, "fdopen", self._fdopen)

    def _watched(self, name, real):
        def call(*args, **options):
            self.made(name, args[0])
            return real(*args, **options)

        return call

    def _fdopen(self, file, mode):
        return io.BufferedWriter(_Disk(file, mode, self))


class _Disk(io.FileIO):
    """A file whose writes can fail, after half of what was given."""

    def __init__(self, file, mode, calls):
        super().__init__(file, mode)
        self._calls = calls

    def write(self, data):
        half = bytes(data)[: len(data) // 2]
        if len(self._calls.names) + 1 == self._calls.number:
            super().write(half)
        self._calls.made("write")
        return super().write(data)


def failing(code):
    def strike(path):
        raise OSError(code, os.strerror(code), str(path))

    return strike


def save_with_failure(path, content, last, number, code):
    """Save; return the calls, and what was raised if anything."""
    calls = Calls(number, failing(code))
    with pytest.MonkeyPatch.context() as monkeypatch:
        calls.watch(monkeypatch)
        try:
            save(path, content, last)
        except UserError as error:
            return calls, error
    return calls, None


def test_what_is_counted_is_what_a_save_does(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    calls, _ = save_with_failure(path, NEW, save(path, OLD, Sidecar()), MOST_CALLS, errno.EIO)

    assert {"open", "read", "fstat", "ftruncate", "fchmod", "write", "fsync", "replace"} <= set(calls.names)
    assert calls.names.count("fsync") == 2  # the file's and the folder's
    assert not calls.has_struck


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_whichever_call_fails_the_sidecar_is_old_or_new_and_nothing_piles_up(tmp_path, code):
    path = tmp_path / "harbour.pdf.earmark.json"
    told = 0
    for number in range(1, MOST_CALLS):
        path.unlink(missing_ok=True)
        last = save(path, OLD, Sidecar())
        calls, error = save_with_failure(path, NEW, last, number, code)
        found = load(path)

        assert found.content in (OLD, NEW), calls.names
        assert error is not None or found.content == NEW, calls.names
        assert strays(path) <= 1, calls.names
        told += error is not None and bool(error.hint)
        save(path, LATER, found)
        assert list(tmp_path.iterdir()) == [path], calls.names
        if not calls.has_struck:
            break
    assert not calls.has_struck
    assert told > 10


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
def test_whichever_call_fails_a_damaged_sidecar_is_there_or_put_aside(tmp_path, code):
    path = tmp_path / "harbour.pdf.earmark.json"
    for number in range(1, MOST_CALLS):
        for file in tmp_path.iterdir():
            file.unlink()
        path.write_bytes(b"damaged")
        with pytest.raises(DamagedSidecar) as caught:
            load(path)
        calls, error = save_with_failure(path, NEW, Sidecar.instead_of(caught.value), number, code)

        asides = [file for file in tmp_path.iterdir() if file.read_bytes() == b"damaged"]
        assert len(asides) == 1, calls.names
        assert asides == [path] or not path.exists() or load(path).content == NEW, calls.names
        assert error is not None or load(path).content == NEW
        assert strays(path) <= 1, calls.names
        if not calls.has_struck:
            break
    assert not calls.has_struck


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EDQUOT, "The disk is full."),
        (errno.EROFS, "The folder is read-only."),
        (errno.EACCES, "The folder is read-only."),
        (errno.EIO, "Input/output error."),
    ],
)
def test_the_reason_is_said_in_words(tmp_path, code, reason):
    path = tmp_path / "harbour.pdf.earmark.json"
    last = save(path, OLD, Sidecar())
    names, _ = save_with_failure(path, NEW, last, MOST_CALLS, code)
    number = names.names.index("fsync") + 1
    path.unlink()
    _, error = save_with_failure(path, NEW, save(path, OLD, Sidecar()), number, code)

    assert error is not None
    assert (str(error), error.hint) == ("Quotes could not be saved.", reason)


def test_a_save_that_failed_at_the_very_end_is_no_conflict_with_itself(tmp_path):
    path = tmp_path / "harbour.pdf.earmark.json"
    last = save(path, OLD, Sidecar())
    names, _ = save_with_failure(path, NEW, last, MOST_CALLS, errno.EIO)
    flush_of_folder = len(names.names) - names.names[::-1].index("fsync")
    path.unlink()
    last = save(path, OLD, Sidecar())
    _, error = save_with_failure(path, NEW, last, flush_of_folder, errno.EIO)
    assert error is not None
    assert not isinstance(error, SidecarConflict)

    assert save(path, NEW, last).content == NEW


def strays(path):
    """Count the unfinished files, which the next write uses again."""
    others = [file.name for file in path.parent.iterdir() if file != path]
    return sum(name.startswith(".earmark-") and name.endswith(".tmp") for name in others)


def killed_at(number, path):
    """Save NEW in a process that is killed at that call; return whether it came so far."""
    child = os.fork()
    if not child:
        with pytest.MonkeyPatch.context() as monkeypatch:
            Calls(number, lambda _: os.kill(os.getpid(), signal.SIGKILL)).watch(monkeypatch)
            save(path, NEW, load(path))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def kill_at_each_call(folder):
    """Run in a process of its own, because a process with threads should not be forked."""
    path = folder / "harbour.pdf.earmark.json"
    for number in range(1, MOST_CALLS):
        path.unlink(missing_ok=True)
        save(path, OLD, Sidecar())
        was_killed = killed_at(number, path)
        assert load(path).content in ((OLD, NEW) if was_killed else (NEW,))
        strays = [file for file in folder.iterdir() if file != path]
        assert len(strays) <= 1  # one unfinished file, which is used again
        save(path, Content(), load(path))
        assert list(folder.iterdir()) == [path]
        if not was_killed:
            return number
    raise AssertionError("it never ends")


def run(*command):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app")])}
    return subprocess.run(
        [sys.executable, *command], env=environment, check=False, capture_output=True, text=True
    )


def test_whichever_call_is_the_last_the_sidecar_is_old_or_new(tmp_path):
    script = "import sys; from pathlib import Path; from tests.storage.test_failing_saves import *\n"
    done = run("-c", script + "print(kill_at_each_call(Path(sys.argv[1])))", tmp_path)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_two_dozen_random_kills_lose_nothing():
    done = run(ROOT / "tests" / "torture" / "kills.py", "24", "--seed", "1")

    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 losses" in done.stdout
