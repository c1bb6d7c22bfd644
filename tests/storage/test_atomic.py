"""All-or-nothing writes, also when the disk is full or the program is killed."""

import os
import random
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from earmark.storage import atomic
from earmark.storage.atomic import replacing, write_atomically

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")


def test_a_file_is_made_or_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "new.json"

    write_atomically(path, b"one")
    assert path.read_bytes() == b"one"
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_in_the_middle_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "old.json"
    path.write_bytes(b"old")

    with pytest.raises(TypeError), replacing(path) as file:
        file.write("no bytes")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_permissions_stay(tmp_path):
    path = tmp_path / "private.json"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write_atomically(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "usual").touch()

    write_atomically(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path):
    target, link = tmp_path / "shelf" / "real.json", tmp_path / "link.json"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)

    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_name_as_long_as_a_name_may_be_can_be_written(tmp_path):
    path = tmp_path / ("ä" * 127)

    write_atomically(path, b"content")
    assert path.read_bytes() == b"content"


def test_a_folder_that_is_gone_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "gone" / "x.json", b"")


def test_a_folder_that_cannot_be_written_is_an_error(read_only_folder):
    with pytest.raises(PermissionError):
        write_atomically(read_only_folder / "x.json", b"")
    assert [path.name for path in read_only_folder.iterdir()] == ["harbour.txt"]


def test_a_file_that_is_write_protected_is_not_replaced(read_only_folder):
    read_only_folder.chmod(0o755)
    protected = read_only_folder / "harbour.txt"
    protected.chmod(0o444)

    with pytest.raises(PermissionError):
        write_atomically(protected, b"new")
    assert protected.read_text() == "Ada: Hello.\n"


_FILL = """
import resource, sys
from pathlib import Path
from earmark.storage.atomic import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 200_000)
except OSError as error:
    print("refused", error.errno)
"""


@posix
def test_a_disk_that_takes_no_more_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "old.json"
    path.write_bytes(b"old")

    told = subprocess.run([sys.executable, "-c", _FILL, path], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("refused")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


_WRITE_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from earmark.storage.atomic import write_atomically
for number in count():
    write_atomically(Path(sys.argv[1]), b"%d " % number * 40_000)
    print(number, flush=True)
"""


@posix
def test_a_program_killed_while_it_writes_leaves_a_whole_file(tmp_path):
    path = tmp_path / "quotes.json"
    dice = random.Random(7)
    for _ in range(10):
        confirmed = _write_until_killed(path, dice.uniform(0, 0.02))
        numbers = set(path.read_bytes().split())
        assert len(numbers) == 1
        assert int(numbers.pop()) in (confirmed, confirmed + 1)
        assert path.stat().st_size == len(b"%d " % int(path.read_bytes().split()[0])) * 40_000
    assert len(list(tmp_path.iterdir())) <= 2  # one unfinished file at most

    write_atomically(path, b"the end")
    assert list(tmp_path.iterdir()) == [path]


def _write_until_killed(path: Path, after_s: float) -> int:
    """Run a program that writes all the time, kill it, and return the last write it told of."""
    with subprocess.Popen([sys.executable, "-c", _WRITE_FOR_EVER, path], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        timer = threading.Timer(after_s, child.send_signal, [signal.SIGKILL])
        timer.start()
        told = (first + child.stdout.read()).split(b"\n")
        timer.join()
    return int(told[-2])


def test_two_writers_wait_for_each_other(tmp_path):
    path = tmp_path / "list.json"
    path.write_bytes(b"0")

    def add_hundred():
        for _ in range(100):
            with replacing(path) as file:
                file.write(b"%d" % (int(path.read_bytes()) + 1))

    threads = [threading.Thread(target=add_hundred) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() == b"300"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_file_that_another_program_does_not_let_go_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic, "PATIENCE_S", 0.1)
    path = tmp_path / "old.json"
    path.write_bytes(b"old")

    with replacing(path) as other:
        with pytest.raises(BlockingIOError):
            write_atomically(path, b"mine")
        other.write(b"theirs")
    assert path.read_bytes() == b"theirs"
    write_atomically(path, b"mine")
    assert path.read_bytes() == b"mine"
