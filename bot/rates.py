"""How often a person and a server may ask: so many questions in any minute."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass

WINDOW = 60.0
GUILD_PER_MINUTE = 120
"""Two a second: about what one core answers."""

Key = tuple[str, int]
"""Whose questions are counted: a kind, and the id of a person or a server."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now: again in so many whole seconds."""

    seconds: int
    guild: bool
    first: bool
    """Whether this is the first refusal since the last admitted question, or in a minute."""


class Rates:
    """Remembers when questions were asked, for a minute."""

    def __init__(self) -> None:
        self._asked: defaultdict[Key, deque[float]] = defaultdict(deque)
        self._told: dict[int, float] = {}

    def take(self, user_id: int, guild_id: int | None, per_minute: int, now: float) -> Wait | None:
        """Admit a question (None), or say how long to wait."""
        self._drop_old(now)
        limits = {("user", user_id): per_minute}
        if guild_id is not None:
            limits["guild", guild_id] = GUILD_PER_MINUTE
        full = self._count(limits, now)
        if full is None:
            self._told.pop(user_id, None)
            return None
        first = user_id not in self._told
        self._told.setdefault(user_id, now)
        seconds = math.ceil(self._asked[full][-limits[full]] + WINDOW - now)
        return Wait(max(1, seconds), full[0] == "guild", first)

    def overhear(self, user_id: int, guild_id: int, per_minute: int, now: float) -> bool:
        """Say whether to look into what was not asked of the bot; it takes nothing from asking."""
        self._drop_old(now)
        limits = {
            ("overheard user", user_id): per_minute,
            ("overheard guild", guild_id): GUILD_PER_MINUTE,
        }
        return self._count(limits, now) is None

    def forget(self, user_id: int) -> None:
        """Drop what is remembered of a person."""
        self._asked.pop(("user", user_id), None)
        self._asked.pop(("overheard user", user_id), None)
        self._told.pop(user_id, None)

    def _count(self, limits: dict[Key, int], now: float) -> Key | None:
        """Count once under every key, or give the first that is full."""
        for key, limit in limits.items():
            if len(self._asked.get(key, ())) >= limit:
                return key
        for key in limits:
            self._asked[key].append(now)
        return None

    def _drop_old(self, now: float) -> None:
        for key in list(self._asked):
            times = self._asked[key]
            while times and now - times[0] >= WINDOW:
                times.popleft()
            if not times:
                del self._asked[key]
        for user_id in [each for each, told in self._told.items() if now - told >= WINDOW]:
            del self._told[user_id]
