"""The words of the replies: every text that the bot says, once per language.

Quotes are never translated. A language is complete or absent: the type checker sees to it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The replies in one language; names in braces are filled in by ``str.format``."""

    first_of_month: str
    decimal_mark: str
    months: tuple[str, ...]
    # The answer
    read_there: str
    not_found: str
    unanswered: str
    unsure: str
    unsure_of: str
    nearest: str
    related: str
    withheld: str
    too_long: str
    more_left: str
    # Refusals without a search
    greeting: str
    noise: str
    language: str
    about_the_bot: str
    instruction: str
    which_article: str
    publication: str
    too_many: str
    empty: str
    over_long: str
    attachment_only: str
    # Things that went wrong
    failed: str
    may_not: str
    several_articles: str
    no_such_article: str
    no_text: str
    stopping: str
    not_here: str
    unknown_button: str
    not_yours: str
    # Freshness
    newest: str
    newest_yesterday: str
    newest_today: str
    no_date: str
    # Buttons
    context: str
    more: str
    helpful: str
    unhelpful: str
    delete: str
    expected: str
    earlier: str
    later: str
    # What the buttons say
    thanks: str
    noted: str
    source_changed: str
    source_removed: str
    context_title: str
    # Find the source
    claim: str
    unsure_claim: str
    nothing_speaks: str
    nothing_to_find: str
    message_language: str
    message_too_long: str
    # Threads
    ask_on_here: str
    # Limits of use
    again_in: str
    again_in_guild: str
    channel_not_allowed: str
    answered_in: str
    channels_deleted: str
    # /sources and /help
    sources_title: str
    sentences: str
    built: str
    stale: str
    help_text: str
    # /settings
    settings_title: str
    settings_about: str
    allowed_channels: str
    question_channels: str
    intent_missing: str
    labelled: str
    reply_place: str
    reply_place_about: str
    in_thread: str
    in_place: str
    channels_closed: str
    threads_missing: str
    files_missing: str
    quotes_shown: str
    reply_language: str
    language_automatic: str
    numbers_button: str
    numbers_title: str
    per_minute: str
    retention: str
    numbers_now: str
    not_a_number: str
    everywhere: str
    nowhere: str
    # /stats
    stats_title: str
    stats_day: str
    stats_line: str
    gaps_title: str
    no_gaps: str
    gap_line: str
    export: str
    exported: str
    # /privacy
    privacy_title: str
    privacy_text: str
    privacy_counts: str
    privacy_export: str
    privacy_delete: str
    privacy_sure: str
    privacy_delete_now: str
    privacy_keep: str
    privacy_kept: str
    privacy_deleted: str
    # /reindex
    owner_only: str
    admins_only: str
    reindex_busy: str
    reindex_running: str
    reindex_progress: str
    reindex_failed: str
    reindex_stopped: str
    reindex_done: str
    # Units
    percent: str
    seconds: str
    minutes: str
    hours: str
    days: str
    months_passed: str
    years: str


def decimal(number: str, words: Words) -> str:
    """Write a number as its readers do: 0.42, or 0,42."""
    return number.replace(".", words.decimal_mark)
