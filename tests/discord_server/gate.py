"""The gate that every REST request passes: log, faults, rate limits, token, errors as answers."""

import copy
import json
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from tests.discord_server import errors
from tests.discord_server.faults import Faults, answer, failed
from tests.discord_server.messages import Body
from tests.discord_server.state import Json, World

API = "/api/v10"
OPEN_TO_ALL = re.compile(r"^/(webhooks|interactions)/")
"""Paths that carry an interaction's token and need no other."""
LOGGED = 20_000
BROKEN = 0
"""In place of a status: no answer at all, the connection is broken off."""
BODY = web.RequestKey("body", Body)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class LoggedRequest:
    """One request as it came, with the status it was answered with."""

    method: str
    path: str
    """Below ``/api/v10``."""
    payload: Json | list[Json] | None
    status: int = 0


class Gate:
    """What stands before the routes; it counts and remembers the requests."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world, self.faults = world, faults
        self.requests: deque[LoggedRequest] = deque(maxlen=LOGGED)
        self.in_flight = 0
        self.served = 0

    @web.middleware
    async def pass_through(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Log a request, apply faults and rate limits, check the token, turn errors to answers."""
        if not request.path.startswith(API):
            return await handler(request)
        path = request.path.removeprefix(API)
        request[BODY] = body = await read_body(request)
        entry = LoggedRequest(request.method, path, copy.deepcopy(body.payload) or None)
        self.requests.append(entry)
        self.in_flight += 1
        try:
            response = await self._serve(request, path, handler)
            entry.status = response.status
            if response.status == BROKEN and request.transport is not None:
                request.transport.abort()
            return response
        finally:
            self.in_flight -= 1
            self.served += 1
            self.world.changed()

    async def _serve(self, request: web.Request, path: str, handler: Handler) -> web.StreamResponse:
        refused = await self.faults.before(request.method, path)
        if refused is not None:
            return refused
        try:
            if not OPEN_TO_ALL.match(path) and not self._authorized(request):
                raise errors.unauthorized()
            response = await handler(request)
        except errors.ApiError as error:
            response = answer(error.body(), error.status, error.headers)
        except web.HTTPNotFound:
            response = answer({"message": "404: Not Found", "code": 0}, 404)
        lost = self.faults.take(request.method, path, after=True)
        if lost is not None:
            return failed(lost)
        response.headers.update(self.faults.rate_headers(request.method, path))
        return response

    def _authorized(self, request: web.Request) -> bool:
        return request.headers.get("Authorization") == f"Bot {self.world.token}"


async def read_body(request: web.Request) -> Body:
    """Read JSON, or a form of ``payload_json`` and ``files[n]``."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return Body(json.loads(text) if text else {}, {})
    form = await request.post()
    files = {}
    for name, part in form.items():
        found = re.fullmatch(r"files\[(\d+)\]", name)
        if found and isinstance(part, web.FileField):
            files[int(found[1])] = (part.filename, part.file.read())
    payload = form.get("payload_json")
    return Body(json.loads(payload) if isinstance(payload, str) else {}, files)
