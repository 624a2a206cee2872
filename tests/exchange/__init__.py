"""The schemas beside this file are other people's, as published, both under the MIT licence.

`sarif-2.1.0-rtm.5.json`: from npm's `@microsoft/jest-sarif` 1.0.0-beta.0. `junit-10.xsd`: from the sources of pytest 9.2.0;
its licence stands in it.
"""

import json
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

HERE = Path(__file__).parent


def valid_sarif(text: str) -> Any:
    """The log read back, after its schema found nothing wrong."""
    log = json.loads(text)
    jsonschema.Draft4Validator(json.loads((HERE / "sarif-2.1.0-rtm.5.json").read_text())).validate(log)
    return log


def valid_junit(text: str) -> Any:
    """The root element, after the schema found nothing wrong."""
    root = etree.fromstring(text.encode())
    etree.XMLSchema(etree.parse(HERE / "junit-10.xsd")).assertValid(root)
    return root
