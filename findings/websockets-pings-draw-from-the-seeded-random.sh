#!/bin/sh
# websockets 16.1.1 (asyncio): each keepalive ping of an open connection draws from the global `random`,
# in whatever thread the connection lives. Prefect 3.8.8 keeps such connections in a thread of its own
# (events and logs), so a task that seeds `random` may get another sample when a ping falls into it.
# A generator of one's own, random.Random(seed), is not touched. Seen 2026-11-30 with Python 3.11;
# exits 1 if that changes:
#   global random unchanged while connected: False
#   own generator unchanged while connected: True
set -eu
version=16.1.1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check "websockets==$version"
cd "$folder"
"$folder/venv/bin/python" - <<'END'
import asyncio
import random
import sys
import threading
import time

from websockets.asyncio.client import connect
from websockets.asyncio.server import serve

connected = threading.Event()


async def quiet(connection: object) -> None:
    """Keep a connection open and say nothing."""
    await connection.wait_closed()


async def stay() -> None:
    """A client that only stays connected, as one that waits for events does."""
    async with serve(quiet, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with connect(f"ws://127.0.0.1:{port}", ping_interval=0.2):
            connected.set()
            await asyncio.sleep(5)


threading.Thread(target=lambda: asyncio.run(stay()), daemon=True).start()
connected.wait(5)
random.seed(2026)
own = random.Random(2026)
shared_before, own_before = random.getstate(), own.getstate()
time.sleep(1.5)
shared, separate = random.getstate() == shared_before, own.getstate() == own_before
print("global random unchanged while connected:", shared)
print("own generator unchanged while connected:", separate)
seen = (shared, separate) == (False, True)
print("as stated" if seen else "changed")
sys.exit(not seen)
END
