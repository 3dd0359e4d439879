"""A file is written whole or not at all, whatever happens, and the refusal is one clear sentence."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from baocao import output
from baocao.output import OutputError, write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the failures are made with POSIX means")

SOURCES = str(Path(output.__file__).parents[1])
OLD, NEW = b"old " * 1000, b"new " * 5000
ELSEWHERE = "(tùy chọn --out)"
FREE_SPACE = f"Hãy xóa bớt tệp không cần, hoặc ghi ra ổ khác {ELSEWHERE}, rồi chạy lại."
TRY_AGAIN = f"Hãy thử lại, hoặc ghi vào thư mục khác {ELSEWHERE}."
READ_ONLY = (
    "ổ đĩa ở chế độ chỉ đọc",
    f"Hãy ghi ra ổ khác {ELSEWHERE}, hoặc gắn lại ổ này ở chế độ ghi được.",
)
GONE = (
    "ổ đĩa hoặc thư mục không có, hoặc vừa bị tháo, bị xóa",
    f"Hãy kiểm tra đường dẫn rồi chạy lại, hoặc chọn thư mục khác {ELSEWHERE}.",
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao-2020.docx"
    path.write_bytes(OLD)
    return path


@pytest.fixture(params=["unnamed", "named", "late naming refused"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write through a file without a name, as on most Linux file systems, or through a named one."""
    if request.param == "named":
        unnamed = os.O_TMPFILE
        refuse(monkeypatch, "open", errno.EOPNOTSUPP, lambda _, flags, *__: flags & unnamed == unnamed)
    if request.param == "late naming refused":
        refuse(monkeypatch, "link", errno.EXDEV)
    return str(request.param)


def refuse(
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
    when: Callable[..., bool] = lambda *_: True,
) -> None:
    """Let a call of the operating system fail with this number."""
    real = getattr(os, call)

    def failing(*args: Any, **kwargs: Any) -> Any:
        if when(*args):
            raise OSError(number, os.strerror(number))
        return real(*args, **kwargs)

    monkeypatch.setattr(os, call, failing)


def refused(path: Path) -> tuple[str, str]:
    """Return the sentence and the hint with which a write is refused; nothing may be left beside the file."""
    before = tree(path.parent)
    with pytest.raises(OutputError) as caught:
        write_atomic(path, NEW)
    assert tree(path.parent) == before
    return str(caught.value), caught.value.hint


def tree(folder: Path) -> dict[str, bytes]:
    """Return each file in the folder with its bytes."""
    if not os.access(folder, os.F_OK) or not folder.is_dir():
        return {}
    return {found.name: found.read_bytes() for found in folder.iterdir() if found.is_file()}


def sentence(path: Path, cause: str) -> str:
    return f"Không ghi được “{path}”: {cause}."


# What is written


@pytest.mark.usefixtures("way")
def test_a_new_file_is_written_and_its_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo" / "năm 2020" / "bao-cao-2020.docx"
    write_atomic(path, NEW)
    assert tree(path.parent) == {path.name: NEW}


@pytest.mark.usefixtures("way")
def test_an_old_file_is_replaced(target: Path) -> None:
    write_atomic(target, NEW)
    assert tree(target.parent) == {target.name: NEW}


@pytest.mark.usefixtures("way")
def test_a_relative_path_is_meant_from_the_current_folder(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(target.parent)
    write_atomic(Path(target.name), NEW)
    assert tree(target.parent) == {target.name: NEW}


@pytest.mark.usefixtures("way")
def test_all_bytes_are_written_when_the_system_takes_them_in_parts(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:777]))
    write_atomic(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.usefixtures("way")
def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_after(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = os.fsync, []

    def fsync(descriptor: int) -> None:
        seen.append("folder" if Path(f"/proc/self/fd/{descriptor}").is_dir() else "file")
        seen.append("new" if target.read_bytes() == NEW else "old")
        real(descriptor)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc to tell a file from a folder")
    monkeypatch.setattr(os, "fsync", fsync)
    write_atomic(target, NEW)
    assert [*seen[:2], *seen[-2:]] == ["file", "old", "folder", "new"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
@pytest.mark.usefixtures("way")
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_atomic(tmp_path / "a.docx", NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
@pytest.mark.usefixtures("way")
def test_a_replaced_file_keeps_its_mode(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_atomic(target, NEW)
    assert (target.stat().st_mode & 0o777, target.read_bytes()) == (mode, NEW)


@pytest.mark.usefixtures("way")
def test_a_link_stays_and_the_file_behind_it_is_replaced(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "other" / "moi-nhat.docx"
    link.parent.mkdir()
    link.symlink_to(target)
    write_atomic(link, NEW)
    assert (link.readlink(), target.read_bytes()) == (target, NEW)
    assert tree(target.parent) == {target.name: NEW}
    assert tree(link.parent) == {link.name: NEW}


@pytest.mark.usefixtures("way")
def test_a_link_to_a_file_that_is_not_there_yet_leads_to_the_new_file(tmp_path: Path) -> None:
    link = tmp_path / "moi-nhat.docx"
    link.symlink_to(tmp_path / "build" / "a.docx")
    write_atomic(link, NEW)
    assert link.is_symlink()
    assert tree(tmp_path / "build") == {"a.docx": NEW}


@pytest.mark.usefixtures("way")
def test_a_name_as_long_as_the_file_system_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("đ" * 125 + ".docx")
    write_atomic(path, NEW)
    assert tree(tmp_path) == {path.name: NEW}


# What is refused


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("bao-cao-2020.docx", "~$o-cao-2020.docx"),
        ("Báo cáo năm.docx", "~$o cáo năm.docx"),
        ("bc202012.docx", "~$202012.docx"),
        ("bc-2020.docx", "~$c-2020.docx"),
        ("bc2020.docx", "~$bc2020.docx"),
        ("b.docx", "~$b.docx"),
    ],
)
def test_a_file_open_in_word_is_refused_by_the_name_of_its_owner_file(tmp_path: Path, name: str, lock: str) -> None:
    path = tmp_path / name
    path.write_bytes(OLD)
    (tmp_path / lock).touch()
    assert refused(path) == (
        sentence(path, "tệp đang mở trong Word"),
        f"Hãy đóng tệp trong Word rồi chạy lại; nếu không còn ai mở tệp, hãy xóa tệp khóa còn sót “{lock}”"
        " (tệp ẩn, cùng thư mục).",
    )


def test_another_file_open_in_word_hinders_nothing(target: Path) -> None:
    for lock in ("~$o-cao-2021.docx", "~$bao-cao-2020.docx", "~$ao-cao-2020.docx"):
        (target.parent / lock).touch()
    write_atomic(target, NEW)
    assert target.read_bytes() == NEW


def test_a_file_open_in_libreoffice_is_refused(target: Path) -> None:
    (target.parent / ".~lock.bao-cao-2020.docx#").touch()
    assert refused(target) == (
        sentence(target, "tệp đang mở trong LibreOffice"),
        "Hãy đóng tệp trong LibreOffice rồi chạy lại; nếu không còn ai mở tệp, hãy xóa tệp khóa còn sót"
        " “.~lock.bao-cao-2020.docx#” (tệp ẩn, cùng thư mục).",
    )


def test_a_file_open_behind_a_link_is_refused(target: Path, tmp_path: Path) -> None:
    (target.parent / "~$o-cao-2020.docx").touch()
    link = tmp_path / "moi.docx"
    link.symlink_to(target)
    assert refused(link)[0] == sentence(link, "tệp đang mở trong Word")


@pytest.mark.parametrize("number", [32, 33])
def test_a_sharing_violation_of_windows_is_a_file_open_in_another_program(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def replace(*_: object) -> None:
        error = PermissionError(errno.EACCES, "The process cannot access the file")
        error.winerror = number  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", replace)
    assert refused(target) == (
        sentence(target, "tệp đang mở trong chương trình khác"),
        "Hãy đóng tệp trong chương trình đó rồi chạy lại.",
    )


def test_a_folder_of_that_name_is_refused(target: Path) -> None:
    for folder in (target.parent, Path("/")):
        assert refused(folder) == (
            sentence(folder, "đã có thư mục mang tên này"),
            "Hãy đổi tên hoặc dời thư mục đó rồi chạy lại.",
        )


def test_a_pipe_or_a_device_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refused(path) == (
        sentence(path, "đây là thiết bị hoặc ống dẫn, không phải tệp thường"),
        "Hãy chọn tên tệp khác.",
    )
    assert path.is_fifo()


def test_a_file_marked_read_only_is_refused(target: Path) -> None:
    target.chmod(0o444)
    assert refused(target) == (
        sentence(target, "tệp được đặt chỉ đọc"),
        "Hãy bỏ thuộc tính chỉ đọc của tệp, hoặc dời tệp đi nơi khác.",
    )
    assert target.stat().st_mode & 0o777 == 0o444


@pytest.mark.parametrize("below", ["a.docx", "folder/a.docx", "folder/folder/a.docx"])
def test_a_file_in_the_place_of_a_folder_is_refused(target: Path, below: str) -> None:
    path = target / below
    assert refused(path) == (
        sentence(path, "một phần của đường dẫn là tệp, không phải thư mục"),
        f"Hãy đổi tên tệp đó, hoặc chọn thư mục khác {ELSEWHERE}.",
    )
    assert tree(target.parent) == {target.name: OLD}


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.symlink_to(path)
    with pytest.raises(OutputError) as caught:
        write_atomic(path, NEW)
    assert str(caught.value) == sentence(path, "liên kết trỏ vòng quanh nên không tới được tệp nào")
    assert path.is_symlink()


@pytest.mark.parametrize("name", ["đ" * 126 + ".docx", "a" * 300, "/".join(["a" * 200] * 30)])
def test_a_name_that_is_too_long_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert refused(path) == (
        sentence(path, "tên tệp hoặc đường dẫn quá dài"),
        "Hãy chọn thư mục hoặc tên ngắn hơn.",
    )
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a\0b.docx", "a\ud800.docx"])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert refused(path) == (
        sentence(path, "tên có ký tự không dùng được cho tên tệp"),
        "Hãy đặt tên khác.",
    )


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("call", ["write", "fsync"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, ("ổ đĩa đã đầy", FREE_SPACE)),
        (errno.EDQUOT, ("đã dùng hết dung lượng được cấp trên ổ đĩa", FREE_SPACE)),
        (errno.EIO, ("ổ đĩa báo lỗi phần cứng", f"Hãy kiểm tra ổ đĩa, hoặc ghi ra ổ khác {ELSEWHERE}.")),
        (errno.EROFS, READ_ONLY),
        (errno.EPERM, ("không có quyền ghi vào đây", f"Hãy xin quyền ghi, hoặc chọn thư mục khác {ELSEWHERE}.")),
        (errno.ENOENT, GONE),
        (errno.ENXIO, (f"hệ điều hành báo lỗi ENXIO (số {errno.ENXIO})", TRY_AGAIN)),
        (9999, ("hệ điều hành báo lỗi không tên (số 9999)", TRY_AGAIN)),
    ],
)
def test_a_failure_while_writing_is_said_and_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: tuple[str, str]
) -> None:
    refuse(monkeypatch, call, number)
    assert refused(target) == (sentence(target, said[0]), said[1])


@pytest.mark.usefixtures("way")
def test_a_disk_that_fills_up_half_way_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, room = os.write, [3000]

    def write(descriptor: int, data: memoryview) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real(descriptor, data[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    assert refused(target) == (sentence(target, "ổ đĩa đã đầy"), FREE_SPACE)


@pytest.mark.usefixtures("way")
def test_a_rename_that_fails_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(*_: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(Path, "replace", replace)
    assert refused(target)[0] == sentence(target, f"hệ điều hành báo lỗi EBUSY (số {errno.EBUSY})")


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, MemoryError])
@pytest.mark.parametrize("moment", ["write", "fsync", "replace"])
def test_an_exception_in_the_middle_passes_and_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException], moment: str
) -> None:
    def stopping(*_: object) -> None:
        raise stop

    monkeypatch.setattr(Path if moment == "replace" else os, moment, stopping)
    with pytest.raises(stop):
        write_atomic(target, NEW)
    assert tree(target.parent) == {target.name: OLD}


@pytest.mark.usefixtures("way")
def test_a_file_over_the_size_limit_of_the_process_is_refused(target: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        with pytest.raises(OutputError) as caught:
            write_atomic(target, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert str(caught.value) == sentence(target, "tệp vượt quá cỡ mà hệ thống cho phép")
    assert tree(target.parent) == {target.name: OLD}


def test_a_file_system_that_cannot_sync_folders_is_no_failure(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "fsync", errno.EINVAL, lambda descriptor: Path(f"/proc/self/fd/{descriptor}").is_dir())
    write_atomic(target, NEW)
    assert tree(target.parent) == {target.name: NEW}


# What the file system itself refuses, also to root


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 64 KB, where this user may."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount(b"tmpfs", disk, 0, b"size=64k")
    yield disk
    ctypes.CDLL(None).umount(str(disk).encode())


def mount(kind: bytes, folder: Path, flags: int, data: bytes) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount")
    library = ctypes.CDLL(None, use_errno=True)
    if library.mount(b"none", str(folder).encode(), kind, flags, data):
        pytest.skip(f"mount is not allowed here: {os.strerror(ctypes.get_errno())}")


@pytest.mark.usefixtures("way")
def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    path = small_disk / "a.docx"
    write_atomic(path, OLD)
    with pytest.raises(OutputError) as caught:
        write_atomic(path, b"x" * 100_000)
    assert (str(caught.value), caught.value.hint) == (sentence(path, "ổ đĩa đã đầy"), FREE_SPACE)
    assert tree(small_disk) == {"a.docx": OLD}
    write_atomic(path, NEW)
    assert tree(small_disk) == {"a.docx": NEW}


@pytest.mark.usefixtures("way")
def test_a_disk_mounted_read_only_is_refused(small_disk: Path) -> None:
    path = small_disk / "a.docx"
    write_atomic(path, OLD)
    mount(b"tmpfs", small_disk, 32 | 1, b"")  # MS_REMOUNT | MS_RDONLY
    for place in (path, small_disk / "b.docx", small_disk / "new" / "b.docx"):
        assert refused(place) == (sentence(place, READ_ONLY[0]), READ_ONLY[1])


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """Make a folder that another user reaches: root can only then do as one whom a mode binds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        if not all(parent.stat().st_mode & 0o001 for parent in folder.parents):
            pytest.skip("another user does not reach the temporary folder")
        yield folder
        folder.chmod(0o755)


AS_NOBODY = """
import os, sys
from pathlib import Path
from baocao import output
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
for path in sys.argv[1:]:
    try:
        output.write_atomic(Path(path), b"new")
    except output.OutputError as error:
        print(error, error.hint, sep="|")
"""


@pytest.mark.parametrize("mode", [0o555, 0o444, 0o000])
def test_a_folder_without_the_right_to_write_is_named(public_folder: Path, mode: int) -> None:
    paths = [public_folder / name for name in ("a.docx", "new.docx", "sub/new.docx", "sub/sub/new.docx")]
    paths[0].write_bytes(OLD)
    public_folder.chmod(mode)
    answer = run_python(AS_NOBODY, *map(str, paths))
    public_folder.chmod(0o755)
    cause = f"thư mục “{public_folder}” không cho phép ghi"
    hint = f"Hãy xin quyền ghi vào thư mục đó, hoặc chọn thư mục khác {ELSEWHERE}."
    assert answer.splitlines() == [f"{sentence(path, cause)}|{hint}" for path in paths]
    assert tree(public_folder) == {"a.docx": OLD}


def test_a_folder_that_one_may_write_but_not_list_is_written(public_folder: Path) -> None:
    if os.geteuid() == 0:
        os.chown(public_folder, 65534, 65534)
    public_folder.chmod(0o333)
    answer = run_python(AS_NOBODY, str(public_folder / "a.docx"))
    public_folder.chmod(0o755)
    assert (answer, tree(public_folder)) == ("", {"a.docx": b"new"})


def run_python(program: str, *arguments: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout
