"""The three things that can be asked for: the page, its changes, and a decision."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, HTTPConnection
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from reconcile.errors import ReconcileError
from reconcile.serve.desk import Desk, Request
from reconcile.serve.guard import Address

_LARGEST_BODY = 65_536
_LOOK_SECONDS = 0.25
_STILL_THERE_SECONDS = 15.0
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def application(desk: Desk, address: Address) -> Starlette:
    """The server of ``desk`` at ``address``."""

    async def answer(asked: Asked) -> Response:
        response = await _answer(asked, desk, address)
        response.headers.update(_HEADERS)
        return response

    methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    return Starlette(routes=[Route("/{path:path}", answer, methods=methods)])


async def _answer(asked: Asked, desk: Desk, address: Address) -> Response:
    host = asked.headers.get("host")
    posted = asked.method == "POST"
    if not address.knows_host(host):
        return _refuse(403, "This server is not asked for by that name.")
    if not address.knows_origin(asked.headers.get("origin"), host, needed=posted):
        return _refuse(403, "Only the page itself may ask.")
    wanted = address.path_of(asked.url.path)
    match (wanted, asked.method):
        case ("", "GET" | "HEAD"):
            return HTMLResponse(desk.page)
        case ("changes", "GET"):
            return StreamingResponse(_changes(asked, desk), media_type="text/event-stream")
        case ("decide", "POST"):
            return await _decide(asked, desk)
        case ("" | "changes" | "decide", _):
            return _refuse(405, "That can't be done here.")
        case _:
            return _refuse(404, "Nothing is here. Use the whole address that was printed.")


def _refuse(status: int, why: str) -> Response:
    return JSONResponse({"error": why}, status_code=status)


async def _changes(asked: HTTPConnection, desk: Desk) -> AsyncIterator[str]:
    """One event for each new version of the page, as server-sent events."""
    told, quiet = desk.version, 0.0
    yield f"data: {told}\n\n"
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        quiet += _LOOK_SECONDS
        if desk.version != told:
            told, quiet = desk.version, 0.0
            yield f"data: {told}\n\n"
        elif quiet >= _STILL_THERE_SECONDS:
            quiet = 0.0
            yield ": still there\n\n"


async def _decide(asked: Asked, desk: Desk) -> Response:
    if asked.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return _refuse(415, "A decision is sent as JSON.")
    try:
        body = await _body(asked)
    except ClientDisconnect:
        return _refuse(400, "The request broke off.")
    if body is None:
        return _refuse(413, f"A decision has at most {_LARGEST_BODY} bytes.")
    try:
        request = Request.of(json.loads(body), desk.decisions)
    except (ValueError, RecursionError) as error:
        return _refuse(400, f"That is no decision: {error}.")
    try:
        await run_in_threadpool(desk.decide, request)
    except ReconcileError as error:
        return _refuse(409, str(error))
    return JSONResponse({"version": desk.version})


async def _body(asked: Asked) -> bytes | None:
    """The request's body, None where it is larger than is sensible."""
    parts, size = [], 0
    async for part in asked.stream():
        size += len(part)
        if size > _LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)
