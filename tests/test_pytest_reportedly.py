"""The plugin in projects of its own: files in, pytest run as a user runs it, outcome and words out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.regression.sets import HARBOUR, HILL, hill, write_golden, write_set
from tests.validate.reports import Page

from reportedly import Article
from reportedly.extract.llm.exchange import Finish, Reply, Request, ResponseMode
from reportedly.extract.llm.prompt import messages
from reportedly.extract.llm.recording import Recorder
from reportedly.extract.llm.windows import windows
from reportedly.extract.llm.wire import lines
from reportedly.regression.baseline import FILE, write_baseline
from reportedly.regression.change import FAMILIES
from reportedly.regression.gate import accepted, load_golden_folder

pytest_plugins = ["pytester"]

COMMAND = "reportedly golden accept"
TEST = "def test_own() -> None:\n    assert True\n"
GOLDEN_TESTS = 2 * len(FAMILIES) + 1
"""Two articles, and the baseline."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a test of its own and a golden set whose present verdicts are accepted; not switched on."""
    project = tmp_path_factory.mktemp("template")
    (project / "tests").mkdir()
    (project / "tests" / "test_own.py").write_text(TEST, encoding="utf-8")
    accept(write_set(project / "golden"))
    return project


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    """The same, to be changed, and switched on by its ini file."""
    made = tmp_path / "project"
    shutil.copytree(template, made)
    ini(made, 'testpaths = ["tests"]\nreportedly_golden = "golden"\n')
    return made


def accept(folder: Path) -> None:
    golden_set = load_golden_folder(folder)
    write_baseline(folder / FILE, accepted(golden_set, golden_set.extractor(None)))


def ini(project: Path, lines: str) -> None:
    text = '[tool.pytest.ini_options]\naddopts = ["--strict-config", "--strict-markers"]\n' + lines
    (project / "pyproject.toml").write_text(text, encoding="utf-8")


class Ended(NamedTuple):
    """How a run ended, and what it said."""

    code: int
    out: str


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Runs pytest in a project, in this process, which has imported everything already."""

    def run_in(project: Path, *arguments: str) -> Ended:
        monkeypatch.chdir(project)
        ended = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-W", "error", *arguments)
        return Ended(int(ended.ret), ended.stdout.str() + ended.stderr.str())

    return run_in


def run_apart(project: Path, *arguments: str) -> Ended:
    """Runs pytest in a project, in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "REPORTEDLY_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Ended(ended.returncode, ended.stdout + ended.stderr)


def edit(project: Path, old: str, new: str) -> str:
    """Change the first line of the baseline that matches; the line as it was."""
    path = project / "golden" / FILE
    text = path.read_text(encoding="utf-8")
    found = re.search(old, text)
    assert found is not None
    path.write_text(text[: found.start()] + new + text[found.end() :], encoding="utf-8")
    return next(line for line in text.splitlines() if found.group() in line)


def test_not_switched_on_it_imports_nothing_of_ours_and_collects_nothing(template: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(template, project)
    ini(project, "")
    (project / "tests" / "test_own.py").write_text(
        "import sys\n\n\ndef test_modules() -> None:\n"
        "    assert 'pytest_reportedly' in sys.modules\n"
        "    ours = [name for name in sys.modules if name.partition('.')[0] in {'reportedly', 'pydantic', 'scipy'}]\n"
        "    assert ours == []\n",
        encoding="utf-8",
    )
    ended = run_apart(project)
    assert "1 passed" in ended.out, ended.out


def test_it_claims_no_option_but_its_own(template: Path) -> None:
    without, with_it = (run_apart(template, "--help", *switch).out for switch in (("-p", "no:reportedly"), ()))
    added = set(re.findall(r"^ +(-[\w-]+)|^  (\w+) \(", with_it, re.MULTILINE)) - set(
        re.findall(r"^ +(-[\w-]+)|^  (\w+) \(", without, re.MULTILINE),
    )
    assert {name for pair in added for name in pair if name} == {"--reportedly-golden", "reportedly_golden"}


def test_switched_on_by_the_ini_file_every_article_and_family_is_a_test(
    project: Path, run: Callable[..., Ended]
) -> None:
    ended = run(project, "-vv")
    assert f"{GOLDEN_TESTS + 1} passed" in ended.out, ended.out
    for family in FAMILIES:
        assert f"golden/harbour/report.json::{family} PASSED" in ended.out
    assert "golden/baseline.json::entries PASSED" in ended.out


def test_a_regression_fails_one_test_with_both_verdicts_and_the_words(project: Path, run: Callable[..., Ended]) -> None:
    line = edit(project, r'"verdict": "(MIS|INC|PAR)", "rule": "[a-z._]+"', '"verdict": "COR", "rule": "value.equal"')
    slot = re.search(r'"slot": "([^"]+)"', line)
    pointer = re.search(r'"at": "([^"]+)"', line)
    assert slot is not None
    assert pointer is not None
    ended = run(project)
    assert ended.code == 1
    assert f"1 failed, {GOLDEN_TESTS} passed" in ended.out, ended.out
    assert f"worse: {slot[1]} at {pointer[1]}" in ended.out
    assert "      was   COR  " in ended.out
    assert "(the values are equal)" in ended.out
    assert "      now   " in ended.out
    assert f"mend the extractor; if the change is meant, accept it with: {COMMAND}\n" in ended.out
    assert "Traceback" not in ended.out
    assert ".py:" not in ended.out


def test_an_improvement_passes(project: Path, run: Callable[..., Ended]) -> None:
    edit(project, r'"verdict": "COR", "rule": "[a-z._]+"', '"verdict": "MIS", "rule": "value.missing"')
    ended = run(project, "-rP")
    assert f"{GOLDEN_TESTS + 1} passed" in ended.out, ended.out
    assert f"better than what was accepted; keep it so with: {COMMAND}" in ended.out


def test_nothing_accepted_fails_with_the_command_to_run(project: Path, run: Callable[..., Ended]) -> None:
    (project / "golden" / FILE).unlink()
    ended = run(project)
    assert f"{GOLDEN_TESTS - 1} failed, 1 passed" in ended.out, ended.out
    assert "no verdicts were accepted yet" in ended.out
    assert f"accept the present verdicts with: {COMMAND}" in ended.out


def test_missing_and_orphaned_entries_fail_with_the_command_to_run(project: Path, run: Callable[..., Ended]) -> None:
    (project / "golden" / "hill").rename(project / "golden" / "mountain")
    ended = run(project)
    assert f"{len(FAMILIES) + 1} failed, {len(FAMILIES) + 1} passed" in ended.out, ended.out
    assert f"entry for 'hill', but there is no such golden folder; take it out with: {COMMAND}" in ended.out
    assert "the baseline has no entry for this article" in ended.out


@pytest.mark.parametrize(
    ("arguments", "passed"),
    [
        (["tests"], 1),
        (["tests", "--reportedly-golden", "golden"], GOLDEN_TESTS + 1),
        (["golden"], GOLDEN_TESTS),
        (["golden/hill"], len(FAMILIES)),
        (["golden/hill/report.json::dates"], 1),
        (["-k", "dates"], 2),
    ],
)
def test_which_tests_are_run_is_said_by_paths_as_usual(
    project: Path,
    arguments: list[str],
    passed: int,
    run: Callable[..., Ended],
) -> None:
    ended = run(project, *arguments)
    assert ended.code == 0, ended.out
    assert f"{passed} passed" in ended.out


def test_switched_on_by_the_option_from_another_folder(project: Path, run: Callable[..., Ended]) -> None:
    ini(project, "")
    ended = run(project / "tests", "--reportedly-golden", "../golden")
    assert f"{GOLDEN_TESTS + 1} passed" in ended.out, ended.out


def test_in_parallel(project: Path) -> None:
    edit(project, r'"verdict": "(MIS|INC|PAR)", "rule": "[a-z._]+"', '"verdict": "COR", "rule": "value.equal"')
    ended = run_apart(project, "-n", "2")
    assert f"1 failed, {GOLDEN_TESTS} passed" in ended.out, ended.out
    assert "worse: " in ended.out


def test_a_folder_that_is_none_is_wrong_usage(project: Path, run: Callable[..., Ended]) -> None:
    ended = run(project, "--reportedly-golden", "missing")
    assert ended.code == pytest.ExitCode.USAGE_ERROR
    assert "is no folder" in ended.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (FILE, "{", "baseline.json: no baseline: Invalid JSON"),
        ("hill/report.json", "{", "report.json: not JSON"),
        ("hill/article.txt", "Another text.", "not the article of report.json"),
    ],
)
def test_broken_files_fail_in_one_line(
    project: Path,
    name: str,
    content: str,
    words: str,
    run: Callable[..., Ended],
) -> None:
    (project / "golden" / name).write_text(content, encoding="utf-8")
    ended = run(project, "-k", "hill and dates")
    assert ended.code == 1
    assert words in ended.out, ended.out
    assert "Traceback" not in ended.out


def test_no_control_sequence_of_an_article_reaches_the_terminal(project: Path, run: Callable[..., Ended]) -> None:
    page = Page("Shells\x1b]0;owned\x07 fell on the \u202ehill, the ministry said.")
    folder = project / "golden"
    shutil.rmtree(folder)
    write_golden(folder, "hostile", page, page.report(page.claim(page.text[:-1], "strike", kind="judgement")))
    write_golden(folder, "hill", HILL, hill())
    accept(folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    verdicts = re.sub(r'"verdict": "\w+", "rule": "[a-z._]+"', '"verdict": "COR", "rule": "value.equal"', text)
    (folder / FILE).write_text(verdicts, encoding="utf-8")
    ended = run(project, "-k", "hostile")
    assert ended.code == 1
    assert not {"\x1b", "\x07", "\u202e"} & set(ended.out)
    assert "\\x1b]0;owned\\x07" in ended.out


def test_a_model_s_recorded_replies_are_tests_too(project: Path, run: Callable[..., Ended]) -> None:
    folder = project / "golden"
    for page, slug in ((HARBOUR, "harbour"), (HILL, "hill")):
        article = Article.from_text(page.text)
        request = Request("maker/one", messages(lines(article, windows(article)[0])), 100, ResponseMode.TEXT)
        answer = Reply('{"claims": []}', Finish.STOP, None, 1, 1)
        Recorder(folder / slug / "replies" / "maker-one").keep(request, answer, 0)
    golden_set = load_golden_folder(folder, model="maker/one")
    write_baseline(golden_set.file, accepted(golden_set, golden_set.extractor(None)))
    ended = run(project, "-vv")
    assert f"{2 * GOLDEN_TESTS + 1} passed" in ended.out, ended.out
    assert "golden/baseline.maker-one.json::hill::dates PASSED" in ended.out
    text = golden_set.file.read_text(encoding="utf-8")
    golden_set.file.write_text(text.replace('"verdict": "MIS"', '"verdict": "COR"', 1), encoding="utf-8")
    ended = run(project)
    assert f"1 failed, {2 * GOLDEN_TESTS} passed" in ended.out, ended.out
    assert f"accept it with: {COMMAND} --extractor replay -m maker/one\n" in ended.out
