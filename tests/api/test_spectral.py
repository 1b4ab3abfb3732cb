"""The OpenAPI document against our ruleset (.ci/spectral/ruleset.yaml), by Spectral.

Needs Node. In CI it must run: there a missing linter is a failure, elsewhere a skip.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2] / ".ci" / "spectral"
LINTER = HERE / "node_modules" / ".bin" / "spectral"


@pytest.fixture(scope="module")
def linter():
    if not LINTER.exists() and os.environ.get("CI"):
        assert shutil.which("npm"), "CI needs Node and npm for Spectral"
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True, timeout=300)
    if not LINTER.exists():
        pytest.skip("Spectral is not installed: npm ci --prefix .ci/spectral")
    return LINTER


def lint(linter, document, folder):
    path = folder / "openapi.json"
    path.write_text(json.dumps(document))
    command = [linter, "lint", path, "-r", HERE / "ruleset.yaml", "-f", "json", "-q"]
    command += ["--fail-severity", "hint"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return json.loads(done.stdout or "[]")


def test_the_document_has_no_errors_and_no_warnings(linter, client, tmp_path):
    found = lint(linter, client.get("/v1/openapi.json").json(), tmp_path)
    assert [(one["code"], one["path"]) for one in found] == []


@pytest.mark.parametrize(
    ("rule", "harm"),
    [
        ("passend-semver", lambda d: d["info"].update(version="1.0")),
        ("passend-major-version-in-server", lambda d: d["servers"][0].update(url="https://x.nl")),
        ("passend-servers-use-https", lambda d: d["servers"][0].update(url="http://x.nl/v1")),
        ("info-contact", lambda d: d["info"].pop("contact")),
        ("passend-paths-kebab-case", lambda d: d["paths"].update({"/eenPad": {}})),
        ("passend-no-trailing-slash", lambda d: d["paths"].update({"/pad/": {}})),
        (
            "passend-query-keys-camel-case",
            lambda d: d["paths"]["/functions"]["get"]["parameters"][0].update(name="page_size"),
        ),
        (
            "passend-api-version-header",
            lambda d: d["paths"]["/functions"]["get"]["responses"]["400"].pop("headers"),
        ),
        (
            "passend-problem-media-type",
            lambda d: d["paths"]["/functions"]["get"]["responses"]["400"].update(
                content={"application/json": {}}
            ),
        ),
        (
            "passend-problem-content",
            lambda d: d["paths"]["/functions"]["get"]["responses"]["500"].pop("content"),
        ),
        (
            "passend-invalid-input-is-400",
            lambda d: d["paths"]["/matches"]["post"]["responses"].pop("400"),
        ),
        (
            "passend-problem-members",
            lambda d: d["components"]["schemas"]["Problem"]["properties"].pop("detail"),
        ),
        (
            "passend-property-described",
            lambda d: d["components"]["schemas"]["Job"]["properties"]["title"].pop("description"),
        ),
    ],
)
def test_each_rule_bites(linter, client, tmp_path, rule, harm):
    document = client.get("/v1/openapi.json").json()
    harm(document)
    assert rule in {one["code"] for one in lint(linter, document, tmp_path)}
