"""How often a person and a server may ask: so many questions in any minute."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass

WINDOW = 60.0
GUILD_PER_MINUTE = 120
"""Two a second: a fifth of what two cores answer in 100 ms each (docs/retrieval.md), for others ask
at the same time."""

Key = tuple[str, int, int]
"""Whose questions are counted: a kind, the id of a person or 0, and that of a server or 0."""


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
        self._told: dict[Key, float] = {}

    def take(
        self,
        user_id: int,
        guild_id: int | None,
        per_minute: int,
        now: float,
        *,
        elsewhere: bool = False,
    ) -> Wait | None:
        """Admit a question (None), or say how long to wait.

        ``per_minute`` is the server's: what is asked in others does not count. One asked
        ``elsewhere`` than the server allows is bounded as well, and takes nothing from the others.
        """
        self._drop_old(now)
        person = ("elsewhere" if elsewhere else "user", user_id, guild_id or 0)
        limits = {person: per_minute}
        if guild_id is not None and not elsewhere:
            limits["guild", 0, guild_id] = GUILD_PER_MINUTE
        full = self._count(limits, now)
        if full is None:
            self._told.pop(person, None)
            return None
        first = person not in self._told
        self._told.setdefault(person, now)
        seconds = math.ceil(self._asked[full][-limits[full]] + WINDOW - now)
        return Wait(max(1, seconds), full[0] == "guild", first)

    def overhear(self, user_id: int, guild_id: int, per_minute: int, now: float) -> bool:
        """Say whether to look into what was not asked of the bot; it takes nothing from asking."""
        self._drop_old(now)
        limits = {
            ("overheard user", user_id, guild_id): per_minute,
            ("overheard guild", 0, guild_id): GUILD_PER_MINUTE,
        }
        return self._count(limits, now) is None

    def _count(self, limits: dict[Key, int], now: float) -> Key | None:
        """Count once under every key, or give the first that is full."""
        for key, limit in limits.items():
            if len(self._asked.get(key, ())) >= limit:
                return key
        for key in limits:
            self._asked[key].append(now)
        return None

    def _drop_old(self, now: float) -> None:
        """Drop what is over a minute old, or later than now: the clock may have been set back."""
        for key in list(self._asked):
            times = self._asked[key]
            while times and not 0 <= now - times[0] < WINDOW:
                times.popleft()
            if not times:
                del self._asked[key]
        for key in [key for key, told in self._told.items() if not 0 <= now - told < WINDOW]:
            del self._told[key]
