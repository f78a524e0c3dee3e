"""Questions whether something is so, which a sentence that tells otherwise answers, too."""

import re

_WHETHER = re.compile(
    r"\W*(?:(?:and|but|so)\b\W*)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b",
    re.IGNORECASE,
)


def asks_whether(question: str) -> bool:
    """Say whether a question asks if it is so: "Did prices rise?", "And have three signed?"."""
    return _WHETHER.match(question) is not None
