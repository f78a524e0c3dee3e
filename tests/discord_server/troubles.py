"""The half of the facade that makes trouble: refusals, rate limits, drops, late tokens."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.discord_server.exchange import FIRST_ANSWER, TOKEN_LIFE
from tests.discord_server.faults import (
    Bucket,
    Failure,
    Faults,
    Hold,
    rate_limit_body,
    rate_limit_headers,
)
from tests.discord_server.gateway import RECONNECT, Gateway
from tests.discord_server.state import Json, World


class Troubles:
    """Faults on request. A ``path`` is a regular expression searched in the path below /api/v10."""

    world: World
    gateway: Gateway
    faults: Faults

    def fail_next(
        self,
        method: str,
        path: str,
        status: int,
        body: Json | str | None = None,
        *,
        code: int = 0,
        times: int = 1,
        headers: dict[str, str] | None = None,
        after: bool = False,
    ) -> Failure:
        """Answer the next requests that fit with an error; ``after`` True does them all the same.

        Status 0 breaks the connection off instead.
        discord.py tries 500, 502 and 504 again after a real second, at most four times.
        """
        answer = body if body is not None else {"message": f"{status}: set to fail", "code": code}
        pattern = re.compile(path)
        failure = Failure(method, pattern, status, answer, headers or {}, times, after)
        self.faults.failures.append(failure)
        return failure

    def rate_limit_next(
        self,
        method: str,
        path: str,
        retry_after: float = 0.05,
        *,
        everywhere: bool = False,
        times: int = 1,
    ) -> Failure:
        """Answer the next requests that fit with a 429; ``everywhere`` is the global limit."""
        body = rate_limit_body(retry_after, everywhere=everywhere)
        headers = rate_limit_headers(retry_after, everywhere=everywhere)
        return self.fail_next(method, path, 429, body, times=times, headers=headers)

    def limit_bucket(self, method: str, path: str, limit: int, per: float) -> None:
        """Allow ``limit`` requests in ``per`` real seconds, told in X-RateLimit headers."""
        self.faults.buckets.append(Bucket(method, re.compile(path), limit, per))

    def hold(self, method: str, path: str) -> Hold:
        """Keep requests that fit at the door: ``await hold.reached()``, then ``hold.release()``."""
        hold = Hold(method, re.compile(path))
        self.faults.holds = [each for each in self.faults.holds if not each.released] + [hold]
        return hold

    async def drop_gateway(self, code: int | None = 4000) -> None:
        """Close the gateway connections (None: without a goodbye) and wait for their return."""
        before = self.gateway.resumed + self.gateway.identified
        await self.gateway.drop(code)
        await self._returned(before)

    @asynccontextmanager
    async def gateway_down(self) -> AsyncIterator[None]:
        """Drop the gateway and keep it down for the block: events pile up for the resume."""
        before = self.gateway.resumed + self.gateway.identified
        self.gateway.up.clear()
        await self.gateway.drop()
        try:
            yield
        finally:
            self.gateway.up.set()
        await self._returned(before)

    async def reconnect_gateway(self) -> None:
        """Ask the clients to reconnect and resume (op 7)."""
        before = self.gateway.resumed + self.gateway.identified
        await self.gateway.send_all({"op": RECONNECT, "d": None})
        await self._returned(before)

    async def invalidate_session(self, *, resumable: bool = False) -> None:
        """Tell the clients that their session is invalid (op 9) and wait until they are back."""
        before = self.gateway.resumed + self.gateway.identified
        await self.gateway.invalidate(resumable=resumable)
        await self._returned(before)

    async def _returned(self, before: int) -> None:
        def back() -> bool:
            return self.gateway.resumed + self.gateway.identified > before

        await self.world.until(back, 15, "the client came back to the gateway")

    def stop_acknowledging(self, *, silent: bool = False, pinging: bool = False) -> None:
        """Leave heartbeats unanswered on every connection there is; a new one is sound.

        ``silent`` holds events back as well, as a half-open connection does. ``pinging`` keeps the
        websocket alive with pings, as a proxy does whose gateway died: without any sign discord.py
        gives up reading, with pings it is its heartbeat that notices.
        """
        for connection in self.gateway.connections:
            connection.acknowledging = False
            connection.silent, connection.pinging = silent, pinging

    def deliver_twice(self, event: str, times: int = 1) -> None:
        """Send the next events of a name ("MESSAGE_CREATE") twice each."""
        self.gateway.twice += [event] * times

    def expire(self, seconds: float) -> None:
        """Let the server's clock run on."""
        self.world.clock.advance(seconds)

    def expire_interactions(self) -> None:
        """Make every unanswered interaction too old to answer (10062)."""
        self.expire(FIRST_ANSWER + 0.001)

    def expire_tokens(self) -> None:
        """Make every interaction's token too old for edits and follow-ups (50027)."""
        self.expire(TOKEN_LIFE + 0.001)
