"""The replies in English."""

from bot.wording.words import Words

ENGLISH = Words(
    first_of_month="1",
    decimal_mark=".",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    read_there="read it there",
    not_found="**The articles do not say.**",
    unanswered="The articles do not say: {question}",
    unsure="**I am not sure that this answers the question.**",
    unsure_of="I am not sure that this answers: {question}",
    nearest="Closest passage, not an answer:",
    related="The articles only point to other coverage:",
    withheld="A quote was withheld: it no longer matches its article word for word.",
    too_long="The quote is longer than a message can be; it is attached, whole:",
    more_left="{count} more behind **More quotes**.",
    greeting="Ask me something, and I will look for the sentence in the articles "
    "that says it. `/help` explains the rest.",
    noise="I could not read a question in that. Ask in a sentence, for example: "
    "“When did it happen?”",
    language="I only understand English. Please ask in English.",
    about_the_bot="I quote news articles word for word, with their source, or tell you that they "
    "do not say it. `/help` explains the rest.",
    instruction="I only look up what the articles say; I take no instructions. Ask a question "
    "about them. `/help` explains what I do, `/privacy` shows or deletes what is stored about you.",
    which_article="There are several articles. Choose one under `article` of `/ask`, or ask for a "
    "topic: “Tell me about …”",
    publication="I quote only the text of articles. `/sources` says who wrote and published "
    "each, and when, where that is known.",
    too_many="That is more than five questions at once. Please ask them a few at a time.",
    empty="I see no question there. Ask one in words, for example: “When did it happen?” "
    "In a server, mention me, not my role, in the same message.",
    over_long="That has {length} characters; I read up to {limit}. Please say it in fewer.",
    attachment_only="I read questions as text only; I do not open attachments.",
    failed="Something went wrong on my side. If you report it, give this id: `{id}`",
    may_not="I may not reply in {channel}. Someone who can manage the server can grant me *View "
    "Channel* and *Send Messages* there, in threads *Send Messages in Threads*, and *Attach Files* "
    "for long quotes.",
    several_articles="Several articles have “{title}” in their titles; choose one from the list.",
    no_such_article="There is no article “{title}”; choose one from the list.",
    no_text="That message has no text to look up.",
    stopping="I am being restarted. Please ask again in a minute.",
    not_here="That belongs to an answer which is no longer stored.",
    unknown_button="I do not know this button: another version of me made it. Please ask again.",
    not_yours="Only the person who asked, or a moderator, can do that.",
    newest="Newest article quoted: {date} ({age} ago).",
    newest_yesterday="Newest article quoted: {date} (yesterday).",
    newest_today="Newest article quoted: {date} (today).",
    no_date="The articles quoted carry no date: I cannot tell how current this is.",
    context="Context",
    more="More quotes",
    helpful="Helpful",
    unhelpful="Not helpful",
    delete="Delete",
    expected="I expected an answer",
    earlier="Back",
    later="Next",
    thanks="Thank you, noted.",
    noted="Noted: this question is now on the list of gaps.",
    source_changed="The source changed since this was quoted. What was quoted:",
    source_removed="The source is no longer among the articles. What was quoted:",
    context_title="**The paragraph around the quote**",
    claim="What the articles say about this message:",
    unsure_claim="**I am not sure that this is about the same thing.**",
    nothing_speaks="**Nothing in the articles speaks to this message.**",
    nothing_to_find="I see nothing in that message that the articles could speak to.",
    message_language="I only understand English. That message is in another language.",
    message_too_long="That message has {length} characters; I look up messages of up to {limit}.",
    ask_on_here="Ask follow-up questions here: mention me, reply to one of my messages, or use "
    "`/ask`.",
    again_in="Too many questions. Try again in {wait} s.",
    again_in_guild="Too many questions in this server. Try again in {wait} s.",
    channel_not_allowed="I do not answer in this channel.",
    answered_in="I do in: {channels}",
    channels_deleted="The channels I answered in were deleted. Someone who can manage this "
    "server can choose others in `/settings`; or all of them, by choosing one and taking it out "
    "again.",
    sources_title="**The articles** ({count})",
    sentences="sentences: {count}",
    built="Index {generation}, built {age} ago",
    stale="The articles changed since the index was built: {files}",
    help_text="**Chapter & Verse** answers with what its articles say, word for word, and names "
    "the place. When they do not say, or it is not sure, it says so.\n\n"
    "`/ask` asks a question; `article` keeps to one article, `private` shows the answer to you "
    "alone.\n"
    "Mention me with a question, reply to one of my answers to ask on, or write to me directly.\n"
    "In a thread on an answer, `/ask` or a mention asks on, and so does any message to me alone: "
    "“And where?” is read with the question before it.\n"
    "**Find the source** (right-click or press and hold a message, Apps) shows what the articles "
    "say about it.\n"
    "`/sources` lists the articles. `/privacy` shows, exports or deletes what is stored about "
    "you.\n\n"
    "**Bold** marks the answering words; […] marks a gap. Every quote is compared with its "
    "article before it is shown.",
    settings_title="**Settings of this server**",
    settings_about="Changes are saved immediately.",
    allowed_channels="Channels I answer in (none chosen: all)",
    question_channels="Channels where every question is answered",
    intent_missing="⚠ Question channels need the *message content* intent, which is off: the "
    "bot's owner switches it on in the Discord developer portal and sets "
    "CHAPTER_MESSAGE_CONTENT=true. Until then nothing is answered there without a mention.",
    labelled="{label}: {value}",
    reply_place="Where replies go",
    reply_place_about="In a thread: a mention is answered in a thread on it; the answer to `/ask` "
    "stays in the channel and opens a thread for follow-up questions.",
    in_thread="in a thread",
    in_place="in the channel",
    channels_closed="I may not read or write in {channels}: nothing asked there is answered.",
    threads_missing="I may not open threads, or write in them, in {channels}: answers there stay "
    "in the channel.",
    files_missing="I may not attach files in {channels}: a quote longer than a message cannot be "
    "shown there.",
    quotes_shown="Quotes per answer: {count}",
    reply_language="Language of the replies",
    language_automatic="each person's own",
    numbers_button="Limits and retention…",
    numbers_title="Limits and retention",
    per_minute="Questions per person and minute ({least} to {most})",
    retention="Days that questions are kept ({least} to {most})",
    numbers_now="Questions per person and minute: {per_minute} · days that they are kept: {days}",
    not_a_number="“{value}” is not a whole number from {least} to {most}.",
    everywhere="everywhere",
    nowhere="none",
    stats_title="**The last {days} days**",
    stats_day="**The last day**",
    stats_line="Questions: {questions} · answered: {answered} · votes: {votes}, helpful: {helpful} "
    "· median time to an answer: {median}",
    gaps_title="**Gaps**: refused or unhelpful, most frequent first",
    no_gaps="No gaps: no question asked in public was refused or found unhelpful.",
    gap_line="{count}× {question}",
    export="Export the gaps",
    exported="One question a line, ready to be labelled for `scripts/evaluate.py`.",
    privacy_title="**What is stored about you**",
    privacy_text="For each question: its text, your user id and language; the server, channel, "
    "messages and time; whether in private, in which article and after which question; the "
    "outcome, its confidence and seconds, what stayed unanswered, and which places of the articles "
    "were quoted. For each vote: which answer it is on, and what it says. Questions and their "
    "votes expire after the server's time (days here: {days}); delete the message that asks one, "
    "or the answer to your command, and its words, quotes and votes are forgotten at once. Where I "
    "am no member, or may not look, press **Delete** under the answer instead. Nothing leaves the "
    "machine I run on.",
    privacy_counts="Questions: {questions} · votes: {votes}",
    privacy_export="Export",
    privacy_delete="Delete everything",
    privacy_sure="**Delete everything that is stored about you?** It cannot be brought back. The "
    "answers you got stay where they are; their buttons will no longer work, except Delete.",
    privacy_delete_now="Yes, delete",
    privacy_keep="Keep",
    privacy_kept="Nothing was deleted.",
    privacy_deleted="Deleted. Nothing about you is stored.",
    owner_only="Only the owner of this bot can do that.",
    admins_only="Only people who can manage this server can do that.",
    reindex_busy="The index is already being built.",
    reindex_running="Building the index…",
    reindex_progress="sentences embedded: {done} of {all}",
    reindex_failed="The build did not succeed; the old index stays in use.",
    reindex_stopped="The build was stopped because I am being restarted; the old index stays in "
    "use.",
    reindex_done="**The new index is in use** ({generation}).\n"
    "added: {added} · changed: {changed} · removed: {removed} · sentences embedded: {embedded} · "
    "{seconds} s",
    percent="{number}%",
    seconds="{count} s",
    minutes="{count} min",
    hours="{count} h",
    days="{count} days",
    months_passed="{count} months",
    years="{count} years",
)
