"""An optional port on loopback: /healthz says whether all is well, /metrics what happened."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from bot.data.database import DATABASE_FAILURES
from bot.data.notes import write_note
from bot.settings import SettingsError
from bot.state.services import Services


@asynccontextmanager
async def health_port(services: Services, connected: Callable[[], bool]) -> AsyncIterator[None]:
    """Serve while inside, where a port is set; nothing outside this machine reaches it.

    Raises SettingsError when the port cannot be had.
    """
    port = services.settings.health_port
    if port is None:
        yield
        return
    app = web.Application()

    async def health(_: web.Request) -> web.Response:
        return await _health(services, connected)

    async def metrics(_: web.Request) -> web.Response:
        return _metrics(services)

    app.add_routes([web.get("/healthz", health), web.get("/metrics", metrics)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await _start(runner, port)
        yield
    finally:
        await runner.cleanup()


async def _start(runner: web.AppRunner, port: int) -> None:
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError as error:
        raise SettingsError(
            f"CHAPTER_HEALTH_PORT: {port} cannot be opened ({error.strerror or error}); stop what "
            "uses it, or set another port"
        ) from error


async def _health(services: Services, connected: Callable[[], bool]) -> web.Response:
    checks = {
        "index": bool(services.desk.index.articles),
        "gateway": connected(),
        "database": await _writable(services),
    }
    return web.json_response(checks, status=200 if all(checks.values()) else 503)


def _metrics(services: Services) -> web.Response:
    headers = {"Content-Type": CONTENT_TYPE_PLAIN_0_0_4}
    return web.Response(body=services.metrics.exposition(), headers=headers)


async def _writable(services: Services) -> bool:
    try:
        await write_note(services.database, "healthy", str(int(services.clock())))
    except DATABASE_FAILURES:
        return False
    return True
