"""Asking the bot's health port, as a supervisor does."""

import aiohttp


async def get(port: int, path: str) -> tuple[int, str]:
    """Fetch a path; gives the status and the body."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/{path}") as response,
    ):
        return response.status, await response.text()
