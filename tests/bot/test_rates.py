"""Rate limits: never more than allowed in any minute, and the wait that is told is enough."""

from hypothesis import given
from hypothesis import strategies as st

from bot.state.rates import GUILD_PER_MINUTE, WINDOW, Rates

# Eighths of a second are exact in binary: the arithmetic of the tests adds no error of its own.
PAUSES = st.integers(0, 240).map(lambda eighths: eighths / 8)
STEPS = st.lists(st.tuples(PAUSES, st.integers(1, 3)), max_size=80)


@given(STEPS, st.integers(1, 6))
def test_nobody_is_admitted_more_often_than_allowed(
    steps: list[tuple[float, int]], per_minute: int
) -> None:
    """In any minute each person gets at most their number, whatever the others do."""
    rates, now = Rates(), 0.0
    admitted: dict[int, list[float]] = {}
    for pause, person in steps:
        now += pause
        if rates.take(person, None, per_minute, now) is None:
            admitted.setdefault(person, []).append(now)
    for times in admitted.values():
        for first in times:
            assert sum(first <= t < first + WINDOW for t in times) <= per_minute


@given(STEPS, st.integers(1, 6))
def test_who_waits_as_long_as_told_is_admitted(
    steps: list[tuple[float, int]], per_minute: int
) -> None:
    """ "Try again in 12 s" is true."""
    rates, now = Rates(), 0.0
    for pause, person in steps:
        now += pause
        wait = rates.take(person, None, per_minute, now)
        if wait:
            assert 1 <= wait.seconds <= WINDOW
            now += wait.seconds
            assert rates.take(person, None, per_minute, now) is None


def test_a_server_has_a_limit_of_its_own() -> None:
    """Many people together are told that it is the server; another server is not."""
    rates = Rates()
    for person in range(GUILD_PER_MINUTE):
        assert rates.take(person, 1, 6, 0.0) is None
    wait = rates.take(9999, 1, 6, 1.0)
    assert wait is not None and wait.guild and wait.seconds == 59
    assert rates.take(9999, 2, 6, 1.0) is None


def test_a_servers_limit_is_not_filled_in_others() -> None:
    """Each server's number counts what is asked there."""
    rates = Rates()
    assert [rates.take(1, 5, 2, 0.0) is None for _ in range(3)] == [True, True, False]
    assert rates.take(1, 6, 2, 0.0) is None
    assert rates.take(1, None, 2, 0.0) is None


def test_what_is_asked_in_a_wrong_channel_takes_nothing_from_the_right_one() -> None:
    """It is bounded all the same, for each is replied to; the server's own number is left alone."""
    rates = Rates()
    elsewhere = [rates.take(1, 5, 2, 0.0, elsewhere=True) is None for _ in range(3)]
    assert elsewhere == [True, True, False]
    assert [rates.take(1, 5, 2, 0.0) is None for _ in range(3)] == [True, True, False]
    rates = Rates()
    for person in range(GUILD_PER_MINUTE):
        assert rates.take(person, 5, 2, 0.0, elsewhere=True) is None
    assert rates.take(9999, 5, 2, 0.0) is None


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    """What was asked later than now is not counted."""
    rates = Rates()
    assert rates.take(1, None, 1, 7200.0) is None
    assert rates.take(1, None, 1, 7201.0) is not None
    assert rates.take(1, None, 1, 3600.0) is None
    wait = rates.take(1, None, 1, 3601.0)
    assert wait is not None and wait.seconds == 59 and wait.first


def test_what_is_overheard_is_bounded_and_takes_nothing_from_asking() -> None:
    """As much of it is looked into as may be asked, by person and by server, beside the asking."""
    rates = Rates()
    assert [rates.overhear(1, 5, 2, 0.0) for _ in range(3)] == [True, True, False]
    assert [rates.take(1, 5, 2, 0.0) is None for _ in range(3)] == [True, True, False]
    assert rates.overhear(1, 5, 2, WINDOW)
    rates = Rates()
    heard = [rates.overhear(person, 5, 6, 0.0) for person in range(GUILD_PER_MINUTE + 1)]
    assert heard == [True] * GUILD_PER_MINUTE + [False]
    assert rates.take(1, 5, 6, 0.0) is None


def test_nothing_is_remembered_beyond_a_minute() -> None:
    """Of who asked when, from the next question on."""
    rates = Rates()
    rates.take(1, 5, 6, 0.0)
    rates.take(1, 5, 1, 1.0)
    rates.take(2, None, 6, WINDOW + 1)
    assert set(rates._asked) == {("user", 2, 0)}
    assert not rates._told
