"""Who may import whom: the shape of the code base, read from its syntax trees."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"index": {"index"}, "bot": {"bot", "index"}, "scripts": {"scripts", "bot", "index"}}
"""What of ours each package may import."""
ON_DISCORD = ("replies", "messaging", "asking", "pressing", "commands", "running")
"""The packages of bot that know discord."""
LAYERS = {
    "index": ("text", "articles", "models", "store", "question", "quote", "checks", "rank"),
    "bot": ("wording", "data", "state", *ON_DISCORD),
}
"""The packages of each, each on those before it; all of them on ``FOUNDATIONS``."""
FOUNDATIONS = {
    "index/types.py",
    "index/errors.py",
    "index/digests.py",
    "bot/protocols.py",
    "bot/settings.py",
}
HOMES: dict[str, str | tuple[str, ...]] = {
    "discord": tuple(f"bot/{part}/" for part in ON_DISCORD),
    "aiosqlite": "bot/data/",
    "faiss": "index/store/vectors.py",
    "sentence_transformers": "index/models/embedder.py",
    "pydantic_settings": "index/settings.py",
}
"""The one place of each library that could be exchanged for another."""
UNPICKLING = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
QUERYING = {"execute", "executemany", "executescript", "execute_fetchall", "execute_insert"}
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb"}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, by the top of its name."""

    file: str
    line: int
    top: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.top}"


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of each module of the packages, by its path from the root."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_bytes())
        for package in OURS
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def imports(file: str, tree: ast.Module) -> Iterator[Import]:
    """Every import of a module, those inside functions and type checks too."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (Import(file, node.lineno, n.name.partition(".")[0]) for n in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield Import(file, node.lineno, name.partition(".")[0])
            case ast.ImportFrom():
                yield Import(file, node.lineno, file.partition("/")[0])


def all_imports() -> list[Import]:
    return [found for file, tree in trees().items() for found in imports(file, tree)]


def test_packages_are_found() -> None:
    """The checks below look at something: each package has modules."""
    assert {file.partition("/")[0] for file in trees()} == set(OURS)


@pytest.mark.parametrize("package", OURS)
def test_direction(package: str) -> None:
    """index stands alone, bot stands on index, scripts on both; tests are imported by none."""
    ours = {*OURS, "tests"}
    wrong = [
        str(found)
        for found in all_imports()
        if found.file.startswith(f"{package}/") and found.top in ours - OURS[package]
    ]
    assert wrong == []


def modules_imported() -> dict[str, set[str]]:
    """The modules of ours that each module imports, by their paths."""
    files = trees()
    return {
        file: {
            path
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for name in (node.module, *(f"{node.module}.{some.name}" for some in node.names))
            if (path := f"{name.replace('.', '/')}.py") in files
        }
        for file, tree in files.items()
    }


def height(file: str) -> int:
    """Say how high a module stands: on the foundations stand the parts, on these what is beside."""
    package, part, *_ = file.split("/")
    layers = LAYERS[package]
    if file in FOUNDATIONS:
        return 0
    return layers.index(part) + 1 if part in layers else len(layers) + 1


@pytest.mark.parametrize("package", LAYERS)
def test_each_part_stands_on_those_below(package: str) -> None:
    """From texts to answers: whoever reads a part need know nothing of the parts above it."""
    parts = {init.parent.name for init in (ROOT / package).glob("*/__init__.py")}
    assert parts == {*LAYERS[package]}
    inside = f"{package}/"
    wrong = [
        f"{file} imports {other}"
        for file, others in modules_imported().items()
        for other in others
        if file.startswith(inside) and other.startswith(inside) and height(other) > height(file)
    ]
    assert wrong == []


def test_no_module_imports_itself_in_the_end() -> None:
    """Modules can be read, and exchanged, from the bottom up: none is above and below another."""
    above = modules_imported()
    assert any(above.values())
    TopologicalSorter(above).prepare()  # raises CycleError, and names the cycle


def test_the_data_of_the_bot_needs_no_search() -> None:
    """What reads and writes the database loads neither FAISS nor a model: both take their time."""
    above = modules_imported()
    known = {file for file in above if file.startswith("bot/data/")}
    reached: set[str] = set()
    while known > reached:
        reached, known = known, known.union(*(above[file] for file in known))
    tops = {found.top for found in all_imports() if found.file in reached}
    assert "aiosqlite" in tops
    assert tops & {"bm25s", "faiss", "scipy", "sentence_transformers", "torch"} == set()


@pytest.mark.parametrize("library", HOMES)
def test_library_has_one_home(library: str) -> None:
    """discord, SQLite, FAISS, the models and the environment are each met in one place."""
    using = {found.file for found in all_imports() if found.top == library}
    assert using
    assert [file for file in sorted(using) if not file.startswith(HOMES[library])] == []


def test_the_database_is_asked_in_one_package() -> None:
    """Whoever wants to know what is kept of people, and when it goes, reads bot/data."""
    asking = {
        f"{file}:{node.lineno}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if file.startswith("bot/") and isinstance(node, ast.Attribute) and node.attr in QUERYING
    }
    assert asking
    assert sorted(each for each in asking if not each.startswith("bot/data/")) == []


def test_environment_is_read_by_settings_only() -> None:
    """Whoever wants to know what can be set reads the settings modules, and has seen it all."""
    wrong = [
        f"{file}:{node.lineno} reads {node.attr}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT
    ]
    wrong += [
        f"{file}:{node.lineno} imports from os"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "os"
        if ENVIRONMENT & {name.name for name in node.names}
    ]
    assert wrong == []


def test_nothing_unpickles() -> None:
    """No file on disk can run code: what unpickles is not even imported."""
    assert [str(found) for found in all_imports() if found.top in UNPICKLING] == []


def test_imports_are_declared() -> None:
    """Whatever is imported is a dependency of our own, not of one of our dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normal(re.split(r"[<>=!~\[; ]", line)[0]) for line in project["dependencies"]}
    carriers = packages_distributions()
    wrong = {
        found.top: str(found)
        for found in all_imports()
        if found.top not in sys.stdlib_module_names | set(OURS)
        and not declared & {normal(name) for name in carriers.get(found.top, ())}
    }
    assert list(wrong.values()) == []


def normal(name: str) -> str:
    """The normal form of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_installed() -> None:
    """Not only where the folder itself is on the path: the list of packages has each of them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = {
        path.parent.relative_to(ROOT).as_posix().replace("/", ".")
        for package in OURS
        for path in (ROOT / package).rglob("__init__.py")
    }
    assert set(project["tool"]["setuptools"]["packages"]) == found
