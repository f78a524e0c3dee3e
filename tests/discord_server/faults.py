"""Discord's bad days, on request: refusals, losses, delays and rate limits of chosen requests."""

import asyncio
import json
import re
import time
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

from tests.discord_server.state import Json


@dataclass(slots=True)
class Failure:
    """An answer given in place of the real one, a number of times."""

    method: str
    pattern: re.Pattern[str]
    status: int
    body: Json | str
    headers: dict[str, str]
    times: int
    after: bool
    """Do what was asked, and only then answer with the failure: the lost answer."""

    def matches(self, method: str, path: str) -> bool:
        return self.times > 0 and fits(self, method, path)


@dataclass(slots=True)
class Bucket:
    """A rate limit: so many requests in so many (real) seconds over the paths it fits."""

    method: str
    pattern: re.Pattern[str]
    limit: int
    per: float
    served: deque[float] = field(default_factory=deque)

    def headers(self, now: float) -> dict[str, str]:
        reset_after = self.per - (now - self.served[0]) if self.served else self.per
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(max(0, self.limit - len(self.served))),
            "X-RateLimit-Reset-After": f"{max(0.0, reset_after):.3f}",
            "X-RateLimit-Reset": f"{time.time() + max(0.0, reset_after):.3f}",
            "X-RateLimit-Bucket": f"{abs(hash((self.method, self.pattern.pattern))):032x}",
        }


class Hold:
    """Requests that fit wait at the door until ``release``: for races that must not be luck."""

    def __init__(self, method: str, pattern: re.Pattern[str]) -> None:
        self.method, self.pattern = method, pattern
        self._arrived, self._open = asyncio.Event(), asyncio.Event()

    async def reached(self, within: float = 5) -> None:
        """Wait until a request stands at the door."""
        async with asyncio.timeout(within):
            await self._arrived.wait()

    @property
    def released(self) -> bool:
        return self._open.is_set()

    def release(self) -> None:
        self._open.set()

    async def wait(self) -> None:
        self._arrived.set()
        await self._open.wait()

    async def __aenter__(self) -> "Hold":
        return self

    async def __aexit__(self, *_: object) -> None:
        self.release()


def fits(rule: Failure | Bucket | Hold, method: str, path: str) -> bool:
    right = rule.method in ("*", method)
    return right and rule.pattern.search(path) is not None


@dataclass(slots=True)
class Faults:
    """All that is set to go wrong with requests; paths are those below ``/api/v10``."""

    failures: list[Failure] = field(default_factory=list)
    buckets: list[Bucket] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)

    async def before(self, method: str, path: str) -> web.Response | None:
        """Hold, refuse or fail a request; None lets it through."""
        for hold in [each for each in self.holds if fits(each, method, path)]:
            await hold.wait()
        failure = self.take(method, path, after=False)
        if failure is not None:
            return failed(failure)
        return self._over_limit(method, path)

    def take(self, method: str, path: str, *, after: bool) -> Failure | None:
        """Use up one planned failure of a request, if there is one."""
        for failure in self.failures:
            if failure.after is after and failure.matches(method, path):
                failure.times -= 1
                return failure
        return None

    def rate_headers(self, method: str, path: str) -> dict[str, str]:
        """Give the X-RateLimit headers of an answer; none where no bucket is set."""
        for bucket in self.buckets:
            if fits(bucket, method, path):
                return bucket.headers(time.monotonic())
        return {}

    def _over_limit(self, method: str, path: str) -> web.Response | None:
        now = time.monotonic()
        for bucket in [each for each in self.buckets if fits(each, method, path)]:
            while bucket.served and now - bucket.served[0] >= bucket.per:
                bucket.served.popleft()
            if len(bucket.served) >= bucket.limit:
                wait = bucket.per - (now - bucket.served[0])
                return rate_limited(wait, headers=bucket.headers(now))
            bucket.served.append(now)
        return None


def failed(failure: Failure) -> web.Response:
    if isinstance(failure.body, str):
        headers = {"Content-Type": "text/html"} | failure.headers
        return web.Response(status=failure.status, body=failure.body.encode(), headers=headers)
    return answer(failure.body, failure.status, failure.headers)


def rate_limited(
    retry_after: float, *, everywhere: bool = False, headers: dict[str, str] | None = None
) -> web.Response:
    """Give a 429 as Discord sends it; discord.py retries only one with a Via header."""
    body: Json = rate_limit_body(retry_after, everywhere=everywhere)
    return answer(
        body, 429, rate_limit_headers(retry_after, everywhere=everywhere) | (headers or {})
    )


def rate_limit_body(retry_after: float, *, everywhere: bool) -> Json:
    words = "You are being rate limited."
    return {"message": words, "retry_after": round(retry_after, 3), "global": everywhere}


def rate_limit_headers(retry_after: float, *, everywhere: bool) -> dict[str, str]:
    headers = {"Via": "1.1 google", "Retry-After": str(int(retry_after) + 1)}
    scope = "global" if everywhere else "user"
    flag = {"X-RateLimit-Global": "true"} if everywhere else {}
    return headers | {"X-RateLimit-Scope": scope} | flag


def answer(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Give JSON whose content type is exactly what discord.py compares with."""
    content = {"Content-Type": "application/json"} | (headers or {})
    return web.Response(status=status, body=json.dumps(body).encode(), headers=content)
