"""`python -m baocao`."""

import gc
import sys


def run() -> None:
    """Run the program; that it is stopped while it is still being loaded leaves no traceback either."""
    gc.disable()  # a process of a fifth of a second: collecting during the imports is a twelfth of it
    try:
        from baocao.cli import main  # noqa: PLC0415  the import is what takes the time

        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
