"""Les réponses en français."""

import re
from dataclasses import asdict
from typing import Any

from bot.wording.words import Words

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def spaced(text: str) -> str:
    """Keep signs on the line of their word: French writes a space before some of them."""
    return re.sub(r" (?=[;!?%])", NARROW, re.sub(r"(?<=«) | (?=[:»])", NO_BREAK, text))


WRITTEN = Words(
    first_of_month="1er",
    decimal_mark=",",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    read_there="lire à la source",
    not_found="**Les articles ne le disent pas.**",
    unanswered="Les articles ne disent pas : {question}",
    unsure="**Je ne suis pas sûr que cela réponde à la question.**",
    unsure_of="Je ne suis pas sûr que cela réponde à : {question}",
    nearest="Passage le plus proche, pas une réponse :",
    related="Les articles ne font que renvoyer à d’autres articles :",
    withheld="Une citation a été retenue : elle ne correspond plus mot pour mot à son article.",
    too_long="La citation est plus longue qu’un message ne peut l’être ; la voici jointe, "
    "entière :",
    more_left="Encore {count} sous **Plus de citations**.",
    greeting="Posez-moi une question, et je chercherai dans les articles la "
    "phrase qui y répond. `/aide` (`/help`) dit le reste.",
    noise="Je n’y ai pas lu de question. Posez-la en une phrase, par exemple : "
    "« When did it happen? »",
    language="Je ne comprends que l’anglais. Posez la question en anglais.",
    about_the_bot="Je cite des articles de presse mot pour mot, avec leur source, ou je dis qu’ils "
    "ne le disent pas. `/aide` (`/help`) dit le reste.",
    instruction="Je cherche seulement ce que disent les articles ; je ne reçois pas de "
    "consignes. Posez une question à leur sujet. `/aide` (`/help`) dit ce que je fais, "
    "`/confidentialité` (`/privacy`) montre ou efface ce qui est conservé de vous.",
    which_article="Il y a plusieurs articles. Choisissez-en un sous `article` de `/demander` "
    "(`/ask`), ou demandez un sujet : « Tell me about … »",
    publication="Je ne cite que le texte des articles. `/sources` dit qui a écrit et publié "
    "chacun, et quand, si on le sait.",
    too_many="Cela fait plus de cinq questions à la fois. Posez-en moins par message, s’il vous "
    "plaît.",
    empty="Je n’y vois pas de question. Posez-la par écrit, par exemple : « When did it "
    "happen? » Sur un serveur, mentionnez-moi, et non mon rôle, dans le même message.",
    over_long="Ce texte a {length} caractères ; j’en lis {limit} au plus. Dites-le plus court, "
    "s’il vous plaît.",
    attachment_only="Je ne lis que les questions écrites ; je n’ouvre pas les pièces jointes.",
    failed="Quelque chose a échoué de mon côté. Pour le signaler, donnez cet identifiant : `{id}`",
    may_not="Je ne peux pas répondre dans {channel}. Quelqu’un qui gère ce serveur peut m’y "
    "accorder *Voir le salon* et *Envoyer des messages*, dans les fils *Envoyer des messages dans "
    "les fils*, et pour les longues citations *Joindre des fichiers*.",
    several_articles="Plusieurs articles ont « {title} » dans leur titre ; "
    "choisissez-en un dans la liste.",
    no_such_article="Il n’y a pas d’article « {title} » ; choisissez-en un dans la liste.",
    no_text="Ce message ne contient pas de texte à rechercher.",
    stopping="Je redémarre. Reposez la question dans une minute, s’il vous plaît.",
    not_here="Cela appartient à une réponse qui n’est plus conservée.",
    unknown_button="Je ne connais pas ce bouton : une autre version de moi l’a fait. Reposez la "
    "question, s’il vous plaît.",
    not_yours="Seule la personne qui a posé la question, ou un modérateur, peut le faire.",
    newest="Article cité le plus récent : {date} (il y a {age}).",
    newest_yesterday="Article cité le plus récent : {date} (hier).",
    newest_today="Article cité le plus récent : {date} (aujourd’hui).",
    no_date="Les articles cités ne portent pas de date : je ne peux dire si c’est actuel.",
    context="Contexte",
    more="Plus de citations",
    helpful="Utile",
    unhelpful="Pas utile",
    delete="Supprimer",
    expected="J’attendais une réponse",
    earlier="Retour",
    later="Suite",
    thanks="Merci, c’est noté.",
    noted="Noté : cette question figure désormais parmi les lacunes.",
    source_changed="La source a changé depuis cette citation. Voici ce qui était cité :",
    source_removed="La source ne fait plus partie des articles. Voici ce qui était cité :",
    context_title="**Le paragraphe autour de la citation**",
    claim="Ce que les articles disent au sujet de ce message :",
    unsure_claim="**Je ne suis pas sûr qu’il s’agisse de la même chose.**",
    nothing_speaks="**Rien dans les articles ne parle de ce message.**",
    nothing_to_find="Je ne vois rien dans ce message dont les articles puissent parler.",
    message_language="Je ne comprends que l’anglais. Ce message est dans une autre langue.",
    message_too_long="Ce message a {length} caractères ; je n’en recherche pas de plus de {limit}.",
    ask_on_here="Posez ici vos questions suivantes : mentionnez-moi, répondez à l’un de mes "
    "messages, ou utilisez `/demander` (`/ask`).",
    again_in="Trop de questions. Réessayez dans {wait} s.",
    again_in_guild="Trop de questions sur ce serveur. Réessayez dans {wait} s.",
    channel_not_allowed="Je ne réponds pas dans ce salon.",
    answered_in="Je réponds dans : {channels}",
    channels_deleted="Les salons où je répondais ont été supprimés. Quelqu’un qui gère ce serveur "
    "peut en choisir d’autres dans `/réglages` (`/settings`) ; ou tous, en choisissant un salon, "
    "puis en le retirant.",
    sources_title="**Les articles** ({count})",
    sentences="phrases : {count}",
    built="Index {generation}, construit il y a {age}",
    stale="Les articles ont changé depuis la construction de l’index : {files}",
    help_text="**Chapter & Verse** répond par ce que disent ses articles, mot pour mot, et indique "
    "l’endroit. Quand ils ne le disent pas, ou qu’il n’est pas sûr, il le dit.\n\n"
    "`/demander` (`/ask`) pose une question ; `article` s’en tient à un article, `privé` "
    "(`private`) ne montre la réponse qu’à vous.\n"
    "Mentionnez-moi avec une question, répondez à l’une de mes réponses pour poursuivre, ou "
    "écrivez-moi directement.\n"
    "Dans un fil ouvert sur une réponse, `/demander` (`/ask`) ou une mention poursuit, comme tout "
    "message à moi seul : « Et où ? » est lu avec la question d’avant.\n"
    "**Trouver la source** (clic droit ou appui long sur un message, Applications) montre ce que "
    "les articles en disent.\n"
    "`/sources` liste les articles. `/confidentialité` (`/privacy`) montre, exporte ou efface ce "
    "qui est conservé de vous.\n\n"
    "Le **gras** marque les mots qui répondent ; […] marque une coupure. Chaque citation est "
    "comparée à son article avant d’être montrée.",
    settings_title="**Réglages de ce serveur**",
    settings_about="Les changements sont enregistrés aussitôt.",
    allowed_channels="Salons où je réponds (aucun choisi : tous)",
    question_channels="Salons où toute question reçoit réponse",
    intent_missing="⚠ Les salons de questions demandent l’accès *message content*, qui est "
    "désactivé : le propriétaire du bot l’active sur le portail des développeurs de Discord et "
    "règle CHAPTER_MESSAGE_CONTENT=true. D’ici là, rien n’y reçoit réponse sans mention.",
    labelled="{label} : {value}",
    reply_place="Où vont les réponses",
    reply_place_about="Dans un fil : une mention reçoit sa réponse dans un fil ouvert sur elle ; "
    "la réponse à `/demander` (`/ask`) reste dans le salon et ouvre un fil pour les questions "
    "suivantes.",
    in_thread="dans un fil",
    in_place="dans le salon",
    channels_closed="Je ne peux ni lire ni écrire dans {channels} : rien de ce qu’on y demande n’a "
    "de réponse.",
    threads_missing="Dans {channels}, je ne peux pas ouvrir de fils ou y écrire : les réponses "
    "restent dans le salon.",
    files_missing="Dans {channels}, je ne peux pas joindre de fichiers : une citation plus longue "
    "qu’un message ne peut y être montrée.",
    quotes_shown="Citations par réponse : {count}",
    reply_language="Langue des réponses",
    language_automatic="celle de chacun",
    numbers_button="Limites et conservation…",
    numbers_title="Limites et conservation",
    per_minute="Questions par personne et minute ({least} à {most})",
    retention="Jours de conservation ({least} à {most})",
    numbers_now="Questions par personne et minute : {per_minute} · jours de conservation : {days}",
    not_a_number="« {value} » n’est pas un nombre entier de {least} à {most}.",
    everywhere="partout",
    nowhere="aucun",
    stats_title="**Les {days} derniers jours**",
    stats_day="**Le dernier jour**",
    stats_line="Questions : {questions} · avec réponse : {answered} · avis : {votes}, utiles : "
    "{helpful} · temps médian d’une réponse : {median}",
    gaps_title="**Lacunes** : sans réponse ou pas utiles, les plus fréquentes d’abord",
    no_gaps="Aucune lacune : aucune question posée en public n’est restée sans réponse utile.",
    gap_line="{count}× {question}",
    export="Exporter les lacunes",
    exported="Une question par ligne, prête à être étiquetée pour `scripts/evaluate.py`.",
    privacy_title="**Ce qui est conservé de vous**",
    privacy_text="De chaque question : son texte, votre identifiant et votre langue ; le serveur, "
    "le salon, les messages et l’heure ; si c’était en privé, dans quel article et après quelle "
    "question ; le résultat, sa confiance et ses secondes, ce qui est resté sans réponse, et les "
    "endroits cités des articles. De chaque avis : sur quelle réponse, et lequel. Les questions et "
    "leurs avis expirent après le délai du serveur (jours ici : {days}) ; supprimez le message qui "
    "en pose une, ou la réponse à votre commande, et ses mots, ses citations et ses avis sont "
    "oubliés aussitôt. Là où je ne suis pas membre, ou ne vois rien, appuyez plutôt sur "
    "**Supprimer** sous la réponse. Rien ne quitte la machine où je tourne.",
    privacy_counts="Questions : {questions} · avis : {votes}",
    privacy_export="Exporter",
    privacy_delete="Tout effacer",
    privacy_sure="**Effacer tout ce qui est conservé de vous ?** On ne pourra pas le récupérer. "
    "Les réponses reçues restent où elles sont ; leurs boutons ne fonctionneront plus, sauf "
    "Supprimer.",
    privacy_delete_now="Oui, effacer",
    privacy_keep="Garder",
    privacy_kept="Rien n’a été effacé.",
    privacy_deleted="C’est effacé. Rien de vous n’est conservé.",
    owner_only="Seul le propriétaire de ce bot peut le faire.",
    admins_only="Seules les personnes qui gèrent ce serveur peuvent le faire.",
    reindex_busy="L’index est déjà en construction.",
    reindex_running="Construction de l’index…",
    reindex_progress="phrases calculées : {done} sur {all}",
    reindex_failed="La construction n’a pas abouti ; l’ancien index reste en service.",
    reindex_stopped="La construction a été arrêtée, car je redémarre ; l’ancien index reste en "
    "service.",
    reindex_done="**Le nouvel index est en service** ({generation}).\n"
    "ajoutés : {added} · modifiés : {changed} · retirés : {removed} · phrases calculées : "
    "{embedded} · {seconds} s",
    percent="{number} %",
    seconds="{count} s",
    minutes="{count} min",
    hours="{count} h",
    days="{count} jours",
    months_passed="{count} mois",
    years="{count} ans",
)

_SPACED: dict[str, Any] = {
    name: spaced(said) if isinstance(said, str) else said for name, said in asdict(WRITTEN).items()
}
FRENCH = Words(**_SPACED)
