"""Writes a file whole or not at all, and says in Vietnamese why it could not."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_FREE_SPACE = "Hãy xóa bớt tệp không cần, hoặc ghi ra ổ khác (tùy chọn --out), rồi chạy lại."
_NOT_A_FOLDER = (
    "một phần của đường dẫn là tệp, không phải thư mục",
    "Hãy đổi tên tệp đó, hoặc chọn thư mục khác (tùy chọn --out).",
)
# What an error number means to the office, and the mend; any other number is named as it is.
_CAUSES = {
    errno.ENOSPC: ("ổ đĩa đã đầy", _FREE_SPACE),
    errno.EDQUOT: ("đã dùng hết dung lượng được cấp trên ổ đĩa", _FREE_SPACE),
    errno.EFBIG: ("tệp vượt quá cỡ mà hệ thống cho phép", "Hãy ghi ra ổ khác (tùy chọn --out) rồi chạy lại."),
    errno.ENAMETOOLONG: ("tên tệp hoặc đường dẫn quá dài", "Hãy chọn thư mục hoặc tên ngắn hơn."),
    errno.EROFS: (
        "ổ đĩa ở chế độ chỉ đọc",
        "Hãy ghi ra ổ khác (tùy chọn --out), hoặc gắn lại ổ này ở chế độ ghi được.",
    ),
    errno.ENOTDIR: _NOT_A_FOLDER,
    errno.EEXIST: _NOT_A_FOLDER,
    errno.ENOENT: (
        "ổ đĩa hoặc thư mục không có, hoặc vừa bị tháo, bị xóa",
        "Hãy kiểm tra đường dẫn rồi chạy lại, hoặc chọn thư mục khác (tùy chọn --out).",
    ),
    errno.ELOOP: ("liên kết trỏ vòng quanh nên không tới được tệp nào", "Hãy xóa liên kết đó rồi chạy lại."),
    errno.EIO: ("ổ đĩa báo lỗi phần cứng", "Hãy kiểm tra ổ đĩa, hoặc ghi ra ổ khác (tùy chọn --out)."),
}
_NO_RIGHT = {errno.EACCES, errno.EPERM}
_SHARING_VIOLATION = {32, 33}  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_NO_UNNAMED_FILES = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES, errno.EPERM}
_ABANDONED_AFTER = 3600  # seconds; only where the file system has no locks to ask


class OutputError(Exception):
    """A file that cannot be written: `str()` is the cause in one Vietnamese sentence, `hint` the mend."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def write_atomic(path: Path, data: bytes) -> None:
    """Put `data` at `path`, so that at any moment, even of a kill, the old or the new file is there whole.

    Missing folders are made; a link stays and the file behind it is replaced; the mode of a replaced
    file is kept. Raises `OutputError`, and leaves the old file as it was, for whatever prevents that.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _examine(path, target)
        _refuse_open(path, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        _replace(target, data, mode)
        _sync_folder(target.parent)
    except OSError as error:
        raise _explain(error, path) from error
    except ValueError as error:  # a NUL or half a surrogate pair
        raise _refusal(path, "tên có ký tự không dùng được cho tên tệp", "Hãy đặt tên khác.") from error


def _examine(path: Path, target: Path) -> int | None:
    """Return the mode of the file that is to be replaced, None if there is none; refuse what must stay."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise _refusal(path, "đã có thư mục mang tên này", "Hãy đổi tên hoặc dời thư mục đó rồi chạy lại.")
    if not stat.S_ISREG(mode):
        raise _refusal(path, "đây là thiết bị hoặc ống dẫn, không phải tệp thường", "Hãy chọn tên tệp khác.")
    # A rename would pass over the mark that somebody set to protect the signed copy.
    if not mode & 0o222:
        hint = "Hãy bỏ thuộc tính chỉ đọc của tệp, hoặc dời tệp đi nơi khác."
        raise _refusal(path, "tệp được đặt chỉ đọc", hint)
    return mode & 0o777


def _refuse_open(path: Path, target: Path) -> None:
    """Refuse a file that Word or LibreOffice has open: it would write its own text over ours."""
    for program, lock in (("Word", _word_lock(target)), ("LibreOffice", f".~lock.{target.name}#")):
        if os.path.lexists(target.with_name(lock)):
            raise _refusal(
                path,
                f"tệp đang mở trong {program}",
                f"Hãy đóng tệp trong {program} rồi chạy lại; nếu không còn ai mở tệp, "
                f"hãy xóa tệp khóa còn sót “{lock}” (tệp ẩn, cùng thư mục).",
            )


def _word_lock(target: Path) -> str:
    """Return the name of Word's owner file, where `~$` stands for up to two characters of the name.

    The name without its suffix loses two characters from 8 on, one when it has 7, none when shorter.
    """
    return "~$" + target.name[min(max(len(target.stem) - 6, 0), 2) :]


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write `data` to a temporary file and rename it over the target; leave no temporary on a failure."""
    temporary = target.with_name(f"{_temporary_prefix(target)}{os.urandom(8).hex()}.tmp")
    try:
        if not _replace_from_unnamed(temporary, target, data, mode):
            _replace_from_named(temporary, target, data, mode)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _temporary_prefix(target: Path) -> str:
    """Return how the names of the target's temporaries begin; short, as 255 bytes is the longest name."""
    return f".{target.name[:48]}."


def _replace_from_unnamed(temporary: Path, target: Path, data: bytes, mode: int | None) -> bool:
    """Return whether the target was replaced through a file without a name, of which a kill leaves nothing.

    Only the moment between its naming and its renaming is left, as Linux cannot link over a file.
    """
    if sys.platform != "linux":
        return False
    try:
        descriptor = os.open(target.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError as error:
        if error.errno in _NO_UNNAMED_FILES:
            return False
        raise
    with os.fdopen(descriptor, "wb", buffering=0):
        _lock(descriptor)
        _fill(descriptor, data, mode)
        try:
            # With a `src_dir_fd`, even if unused, Python calls linkat, which follows the link in /proc.
            os.link(f"/proc/self/fd/{descriptor}", temporary, src_dir_fd=descriptor, follow_symlinks=True)
        except OSError:  # no /proc, or a file system that gives no names later
            return False
        temporary.replace(target)
    return True


def _replace_from_named(temporary: Path, target: Path, data: bytes, mode: int | None) -> None:
    """Replace the target through a file that has its name from the start."""
    with os.fdopen(_open_named(temporary), "wb", buffering=0) as file:
        _fill(file.fileno(), data, mode)
        if sys.platform == "win32":  # which renames no open file
            file.close()
        temporary.replace(target)


def _open_named(temporary: Path) -> int:
    """Return a new locked file of that name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        descriptor = os.open(temporary, flags, 0o666)
        _lock(descriptor)
        if os.path.lexists(temporary):
            return descriptor
        os.close(descriptor)  # another writer swept it in the moment before the lock


def _lock(descriptor: int) -> None:
    """Lock a temporary file for as long as its writer lives, where the file system has locks."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)


def _fill(descriptor: int, data: bytes, mode: int | None) -> None:
    """Write all of `data` through to the disk, with the mode of the file to be replaced."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    if mode is not None and sys.platform != "win32" and mode != os.fstat(descriptor).st_mode & 0o777:
        os.fchmod(descriptor, mode)
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Write the folder's new entry through to the disk, where the system can."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _sweep(target: Path) -> None:
    """Remove the temporaries that killed writers of this target left; that it cannot stops nothing."""
    prefix = _temporary_prefix(target)
    with suppress(OSError):
        for found in target.parent.iterdir():
            name = found.name
            if name.startswith(prefix) and name.endswith(".tmp") and len(name) == len(prefix) + 20:
                with suppress(OSError):
                    _remove_abandoned(found)


def _remove_abandoned(temporary: Path) -> None:
    """Remove a temporary whose writer is gone."""
    if sys.platform == "win32":
        if _old(temporary.stat()):
            temporary.unlink()
    else:
        descriptor = os.open(temporary, os.O_RDWR | os.O_NOFOLLOW)
        try:  # the lock is held until the name is gone, see `_open_named`
            if _unlocked(descriptor):
                temporary.unlink()
        finally:
            os.close(descriptor)


def _unlocked(descriptor: int) -> bool:
    """Return whether no writer holds the temporary any more, and lock it; without locks, its age decides."""
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return _old(os.fstat(descriptor))
    return True


def _old(found: os.stat_result) -> bool:
    """Return whether a file was last written so long ago that its writer must be gone."""
    return time.time() - found.st_mtime > _ABANDONED_AFTER


def _explain(error: OSError, path: Path) -> OutputError:
    """Return the system's error as a sentence for the office."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATION:
        hint = "Hãy đóng tệp trong chương trình đó rồi chạy lại."
        return _refusal(path, "tệp đang mở trong chương trình khác", hint)
    if error.errno in _NO_RIGHT:
        return _explain_no_right(path)
    cause, hint = _CAUSES.get(
        error.errno or 0,
        (
            f"hệ điều hành báo lỗi {errno.errorcode.get(error.errno or 0, 'không tên')} (số {error.errno})",
            "Hãy thử lại, hoặc ghi vào thư mục khác (tùy chọn --out).",
        ),
    )
    return _refusal(path, cause, hint)


def _explain_no_right(path: Path) -> OutputError:
    """Return what is said when the system denies the right to write: of the folder, or of the file."""
    folder = next(folder for folder in Path(os.path.realpath(path)).parents if os.access(folder, os.F_OK))
    if not os.access(folder, os.W_OK | os.X_OK):
        hint = "Hãy xin quyền ghi vào thư mục đó, hoặc chọn thư mục khác (tùy chọn --out)."
        return _refusal(path, f"thư mục “{folder}” không cho phép ghi", hint)
    if sys.platform == "win32":  # which also answers so when the file to be replaced is open
        hint = "Hãy đóng tệp trong mọi chương trình rồi chạy lại, hoặc chọn thư mục khác (tùy chọn --out)."
        return _refusal(path, "tệp đang mở trong chương trình khác, hoặc không có quyền ghi", hint)
    hint = "Hãy xin quyền ghi, hoặc chọn thư mục khác (tùy chọn --out)."
    return _refusal(path, "không có quyền ghi vào đây", hint)


def _refusal(path: Path, cause: str, hint: str) -> OutputError:
    """Return the error whose sentence is the file and the cause."""
    return OutputError(f"Không ghi được “{path}”: {cause}.", hint)
