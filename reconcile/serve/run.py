"""Bind, serve, watch, stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reconcile.errors import ReconcileError
from reconcile.serve.desk import Desk
from reconcile.serve.guard import Address

_WAIT_FOR_OPEN_SECONDS = 1


def run(
    desk: Desk,
    host: str,
    port: int,
    watched: tuple[Sequence[str], Path | None],
    started: Callable[[Address], None],
) -> None:
    """Serve ``desk`` until interrupted; ``port`` 0 takes a free one.

    ``watched`` holds the paths and the ledger whose changes count; ``started`` is called once
    with where it is served.  Raises ReconcileError where the interface or port can't be had.
    """
    bound = _bind(host, port)
    address = Address(host=host, port=bound.getsockname()[1])
    with bound, suppress(KeyboardInterrupt):
        asyncio.run(_serve(desk, address, bound, watched, started))


def _bind(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ReconcileError(f"--host {host}: {error.strerror or error}; use 127.0.0.1") from error
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen()  # who reads the address may ask at once: the server is a moment away
    except OSError as error:
        bound.close()
        why = error.strerror or str(error)
        raise ReconcileError(
            f"--host {host} --port {port}: {why}; leave --port out to take a free one"
        ) from error
    return bound


async def _serve(
    desk: Desk,
    address: Address,
    bound: socket.socket,
    watched: tuple[Sequence[str], Path | None],
    started: Callable[[Address], None],
) -> None:
    import uvicorn

    from reconcile.serve.app import application
    from reconcile.serve.watch import Watched, watch

    async def changed() -> None:
        await asyncio.to_thread(desk.refresh)

    config = uvicorn.Config(
        application(desk, address),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=_WAIT_FOR_OPEN_SECONDS,
    )
    server = uvicorn.Server(config)
    paths, ledger = watched
    watching = asyncio.create_task(watch(Watched.of(paths, ledger), changed))
    # What ends the watching is a fault: the server ends too, and it is told.
    watching.add_done_callback(lambda _: setattr(server, "should_exit", True))
    started(address)
    try:
        await server.serve(sockets=[bound])
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
