"""Start `spinelog demo` in a pseudo-terminal, wait for its first frame, leave with ctrl+q. Usage: FILE SPINELOG."""

import os
import pty
import select
import sys
import time

FIRST_FRAME = b"oday"
LEAVE = b"\x11"
PATIENCE = 30.0


def main(program: str) -> int:
    """0 when the app came up and left by itself with exit code 0."""
    child, screen = pty.fork()
    if not child:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(program, [program, "demo"])
    seen, is_up, until = b"", False, time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not select.select([screen], [], [], 0.2)[0]:
            continue
        try:
            data = os.read(screen, 65536)
        except OSError:
            break
        if not data:
            break
        seen += data
        if not is_up and FIRST_FRAME in seen:
            is_up = True
            time.sleep(0.5)
            os.write(screen, LEAVE)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) if is_up else 1
    print(f"first frame {'seen' if is_up else 'NOT seen'}, exit code {code}")
    if code:
        sys.stdout.buffer.write(seen[-3000:])
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
