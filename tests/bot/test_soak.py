"""The short form of the soak; ``python -m tests.support.soak`` runs the long one."""

from pathlib import Path

from tests.support.soak import Plan, pending, soak


async def test_every_question_has_one_reply_or_one_logged_reason(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    """150 questions from 50 people in 5 servers while Discord fails at random: none is lost, none
    is answered twice, and no task or file is left behind."""
    plan = Plan(questions=150, people=50, guilds=5, seconds=5, seed=3)
    figures = await soak(plan, tmp_path, unused_tcp_port)
    assert figures.asked == 150
    assert figures.twice == 0
    assert figures.replied + figures.told_or_logged == 150
    assert figures.told_or_logged <= figures.logged_failures
    assert pending(tmp_path) == 0
    assert figures.faults > 0
    assert max(figures.files) < 40
    assert max(figures.tasks) < 60
