"""What services read is what their schemas say: the action, the hooks, and every example in docs/ci.md."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from lawcheck.cli.app import COMMANDS, command
from lawcheck.cli.words import read

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
EXAMPLES = re.findall(
    r"^```yaml\n(.*?)^```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)

needs_schemas = pytest.mark.skipif(
    not (find_spec("check_jsonschema") and find_spec("pre_commit")), reason="pip install -e '.[ci]' has the schemas"
)


def run(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def schema_of(example: str) -> str:
    """The schema that an example is to keep to; pre-commit has its own tool."""
    if "runs-on:" in example:
        return "vendor.github-workflows"
    return "pre-commit" if example.startswith("repos:") else "vendor.gitlab-ci"


@needs_schemas
def test_the_action_is_one_by_the_schema() -> None:
    run("check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml"))


@needs_schemas
def test_the_hooks_are_some_by_pre_commit_itself() -> None:
    run("pre_commit", "validate-manifest", str(HOOKS))


@needs_schemas
@pytest.mark.parametrize("example", EXAMPLES, ids=schema_of)
def test_each_example_is_one_by_the_schema(example: str, tmp_path: Path) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(example, encoding="utf-8")
    schema = schema_of(example)
    if schema == "pre-commit":
        run("pre_commit", "validate-config", str(file))
    else:
        run("check_jsonschema", "--builtin-schema", schema, str(file))


def test_there_is_an_example_for_each_service() -> None:
    assert {schema_of(example) for example in EXAMPLES} == {
        "vendor.github-workflows",
        "vendor.gitlab-ci",
        "pre-commit",
    }


def calls() -> list[str]:
    """Every call of lawcheck in the hooks and the examples."""
    hooks = YAML(typ="safe").load(HOOKS)
    found = [f"{hook['entry']} {' '.join(hook.get('args', ()))}".strip() for hook in hooks]
    for example in EXAMPLES:
        found += re.findall(r"^ *- (?:run: )?(lawcheck .*?)(?: > .*)?$", example, re.MULTILINE)
    return found


@pytest.mark.parametrize("call", calls())
def test_every_call_is_one_that_lawcheck_understands(call: str) -> None:
    _, name, *words = call.split()

    assert name in COMMANDS
    assert read(command(name), words) is not None


def test_the_examples_name_hooks_and_inputs_that_exist() -> None:
    yaml = YAML(typ="safe")
    ids = {hook["id"] for hook in yaml.load(HOOKS)}
    inputs = set(yaml.load(ROOT / "action.yml")["inputs"])

    for example in map(yaml.load, EXAMPLES):
        for repo in example.get("repos", ()):
            assert {hook["id"] for hook in repo["hooks"]} <= ids
        for job in example.get("jobs", {}).values():
            for step in job["steps"]:
                if "/lawcheck@" in step.get("uses", ""):
                    assert set(step["with"]) <= inputs
