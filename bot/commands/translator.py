"""The names and descriptions of the commands in the languages of the replies."""

import discord
from discord import Locale, app_commands

FRENCH = {
    "ask": "demander",
    "Ask the articles": "Interroger les articles",
    "question": "question",
    "Your question, in a sentence": "Votre question, en une phrase",
    "article": "article",
    "Keep to this article": "S’en tenir à cet article",
    "private": "privé",
    "Show the answer to me alone": "Ne montrer la réponse qu’à moi",
    "Find the source": "Trouver la source",
    "sources": "sources",
    "List the articles I quote from": "Lister les articles que je cite",
    "help": "aide",
    "What this bot does": "Ce que fait ce bot",
    "settings": "réglages",
    "Settings of this server": "Réglages de ce serveur",
    "stats": "statistiques",
    "Questions, answers and gaps of this server": "Questions, réponses et lacunes de ce serveur",
    "privacy": "confidentialité",
    "What is stored about me": "Ce qui est conservé de moi",
    "reindex": "réindexer",
    "Build the index anew (bot owner)": "Reconstruire l’index (propriétaire du bot)",
}


class Translator(app_commands.Translator):
    """Translates into French; English stands in the code."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        return FRENCH.get(string.message) if locale is discord.Locale.french else None
