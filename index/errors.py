"""One error class per thing a person can fix; each message says what to do."""


class ChapterAndVerseError(Exception):
    """Raised when something outside must be put right; the message is one clear line."""


class SettingsFileError(ChapterAndVerseError):
    """Raised when the settings file is there and cannot be read."""


class ArticleError(ChapterAndVerseError):
    """Raised when a file of the corpus cannot become an article."""


class CorpusError(ChapterAndVerseError):
    """Raised when the corpus folder is missing or holds nothing that could be quoted."""


class ModelError(ChapterAndVerseError):
    """Raised when a model cannot be had, or is not the one it claims to be."""


class IndexMissingError(ChapterAndVerseError):
    """Raised when there is no index where one is expected."""


class IndexDamagedError(ChapterAndVerseError):
    """Raised when an index on disk fails a check: a file is missing, cut short or altered."""


class IndexForeignError(ChapterAndVerseError):
    """Raised when an index was made with another format or another model."""


class BuildBusyError(ChapterAndVerseError):
    """Raised when another build of the same index is running."""


class QuoteError(ChapterAndVerseError):
    """Raised when a quote is not the slice of the article that it claims to be."""


class CalibrationError(ChapterAndVerseError):
    """Raised when a stored calibration cannot be read, or belongs to other models."""


class StorageError(ChapterAndVerseError):
    """Raised when the disk is full or a folder cannot be written."""
