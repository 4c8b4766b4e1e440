from __future__ import annotations

import subprocess
import sys

HEAVY = ("litellm", "openai", "scipy", "numpy", "ray", "pyarrow", "trafilatura", "jsonschema", "sentencex", "pydantic")


def loaded_after(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    return set(output.splitlines()[-1].split())


def test_the_package_alone_loads_no_library() -> None:
    assert loaded_after("import reportedly").isdisjoint(HEAVY)


def test_the_command_line_alone_loads_no_library_but_click() -> None:
    assert loaded_after("import reportedly.cli").isdisjoint(HEAVY)


def test_reading_an_article_loads_no_optional_library() -> None:
    optional = {"litellm", "openai", "scipy", "numpy", "ray", "pyarrow", "trafilatura", "jsonschema"}
    code = "import reportedly; reportedly.extract_report('The army said ten soldiers were killed near the town.')"
    assert loaded_after(code).isdisjoint(optional)
