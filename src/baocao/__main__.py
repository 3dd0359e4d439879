"""`python -m baocao`."""

import gc
import os


def run() -> None:
    """Run the program; that it is stopped while it is still being loaded leaves no traceback either."""
    gc.disable()  # a process of a fifth of a second: collecting during the imports is a twelfth of it
    try:
        from baocao.cli import main  # noqa: PLC0415  the import is what takes the time

        code = main()
    except KeyboardInterrupt:
        code = 130
    os._exit(code)  # everything is written and flushed: to take the process apart costs a sixth of a build


if __name__ == "__main__":
    run()
