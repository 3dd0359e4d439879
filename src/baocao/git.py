"""What git knows of a project: a file's bytes at a revision, and which files differ from it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath

_SECONDS = 60
"""After so long git is taken to wait for something that will not come."""
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
"""What git tells a hook of the repository that called it; asked is the one around the project, whoever calls."""


class GitError(Exception):
    """What git cannot tell: `str()` is the cause in one Vietnamese sentence, `hint` the mend."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def commit(root: Path, revision: str) -> str:
    """Return the full name of the commit that a revision of the repository around `root` means; raises GitError."""
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    found = _run(root, *asked)
    if found.returncode:
        _repository(root)
        if _run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
            raise GitError("Kho git này chưa có commit nào để so.", "đưa số liệu vào git: git add data, rồi git commit")
        hint = "ghi một nhánh, nhãn hoặc mã commit, ví dụ HEAD, main, HEAD~1; xem bằng: git log --oneline"
        raise GitError(f"Kho git không có phiên bản “{revision}”.", hint)
    return found.stdout.decode("ascii", "replace").strip()


def content(root: Path, revision: str, shown: str) -> bytes | None:
    """Return the bytes of a project's file at a revision, None where there was none; raises GitError."""
    name = f"{commit(root, revision)}:{prefix(root)}{shown}"
    if _run(root, "cat-file", "-e", name).returncode:
        return None
    found = _run(root, "cat-file", "blob", name)
    return None if found.returncode else found.stdout


def names(root: Path, revision: str, folder: str) -> list[PurePosixPath]:
    """Return what a folder of a project held at a revision, by its names under `root`; raises GitError."""
    told = _asked(root, "ls-tree", "--name-only", "-z", commit(root, revision), f"{folder}/")
    return [PurePosixPath(name) for name in told.decode("utf-8", "surrogateescape").split("\0") if name]


def changed(root: Path, revision: str) -> frozenset[PurePosixPath]:
    """Return the files of a project that differ from a revision, new ones among them, by their names under `root`.

    Raises GitError.
    """
    since = commit(root, revision)
    told = _asked(root, "diff", "--name-only", "--no-renames", "--relative", "-z", since, "--")
    new = _asked(root, "ls-files", "--others", "--exclude-standard", "-z")
    names = (told + new).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(PurePosixPath(name) for name in names if name)


def configured(root: Path, name: str) -> str | None:
    """Return what git's configuration has under a name, None where it has nothing; raises GitError."""
    found = _run(root, "config", "--get", name)
    return None if found.returncode else found.stdout.decode("utf-8", "replace").rstrip("\n")


def configure(root: Path, name: str, value: str) -> None:
    """Set a name of the repository's own configuration; raises GitError."""
    _asked(root, "config", "--local", name, value)


def top(root: Path) -> Path:
    """Return the top folder of the repository around `root`; raises GitError where there is none."""
    return Path(_repository(root))


def prefix(root: Path) -> str:
    """Return the path from the repository's top to a folder, with a slash at its end, or nothing; raises GitError."""
    return _asked(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")


def _repository(root: Path) -> str:
    found = _run(root, "rev-parse", "--show-toplevel")
    if found.returncode:
        said = found.stderr.decode("utf-8", "replace")
        if "dubious ownership" in said:
            hint = f"chạy: git config --global --add safe.directory {root}"
            raise GitError(f"Git không tin thư mục {root}, vì chủ của thư mục là người khác.", hint)
        raise GitError(f"Thư mục {root} không nằm trong kho git nào.", "chạy git init, hoặc vào thư mục dự án có git")
    return found.stdout.decode("utf-8", "surrogateescape").rstrip("\n")


def _asked(root: Path, *arguments: str) -> bytes:
    found = _run(root, *arguments)
    if found.returncode:
        _repository(root)
        said = found.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise GitError(f"Git báo lỗi: {said or f'mã thoát {found.returncode}'}.")
    return found.stdout


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    # A message in English can be told apart; a pager or a question would wait for ever.
    env = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    env |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "--no-pager", "-c", "core.quotepath=false", *arguments]
    try:
        return subprocess.run(
            command, cwd=root, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS
        )
    except FileNotFoundError as error:
        hint = "cài git (Debian, Ubuntu: apt install git; Windows: git-scm.com) rồi chạy lại"
        raise GitError("Máy này chưa có git.", hint) from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"Git không trả lời sau {_SECONDS} giây.", "kiểm tra ổ đĩa hoặc mạng rồi chạy lại") from error
