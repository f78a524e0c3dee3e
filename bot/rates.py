"""How often a person and a server may ask: so many questions in any minute."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass

WINDOW = 60.0
GUILD_PER_MINUTE = 120
"""Two a second: about what one core answers."""


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
        self._asked: defaultdict[tuple[str, int], deque[float]] = defaultdict(deque)
        self._told: dict[int, float] = {}

    def take(self, user_id: int, guild_id: int | None, per_minute: int, now: float) -> Wait | None:
        """Admit a question (None), or say how long to wait."""
        self._drop_old(now)
        person, guild = ("user", user_id), ("guild", guild_id or 0)
        for key, limit in ((person, per_minute), (guild, GUILD_PER_MINUTE)):
            if key == guild and guild_id is None:
                continue
            times = self._asked.get(key, deque())
            if len(times) >= limit:
                first = user_id not in self._told
                self._told.setdefault(user_id, now)
                seconds = math.ceil(times[-limit] + WINDOW - now)
                return Wait(max(1, seconds), key == guild, first)
        self._told.pop(user_id, None)
        self._asked[person].append(now)
        if guild_id is not None:
            self._asked[guild].append(now)
        return None

    def forget(self, user_id: int) -> None:
        """Drop what is remembered of a person."""
        self._asked.pop(("user", user_id), None)
        self._told.pop(user_id, None)

    def _drop_old(self, now: float) -> None:
        for key in list(self._asked):
            times = self._asked[key]
            while times and now - times[0] >= WINDOW:
                times.popleft()
            if not times:
                del self._asked[key]
        for user_id in [each for each, told in self._told.items() if now - told >= WINDOW]:
            del self._told[user_id]
