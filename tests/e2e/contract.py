"""The API's answers against openapi.yaml: every answer that a test receives must be one that its operation promises."""
import json
import pathlib
import re

import jsonschema
import yaml

FILE = pathlib.Path(__file__).resolve().parents[2] / "gateway/http/openapi.yaml"
METHODS = ("get", "post", "put", "delete", "patch")


def operations(document):
    """(method, pattern, operation)."""
    for pattern, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield method.upper(), pattern, item[method]


class Contract:
    def __init__(self):
        self.document = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        self.routes = [(method, re.compile(re.sub(r"\{[^}]+\}", "[^/]+", pattern.replace("{path}", ".+")) + "$"), operation)
                       for method, pattern, operation in operations(self.document)]
        # A path without names wins over one with.
        self.routes.sort(key=lambda route: "[^/]+" in route[1].pattern)
        self.seen = set()

    def _deref(self, node):
        while "$ref" in node:
            path, node = node["$ref"], self.document
            for part in path.removeprefix("#/").split("/"):
                node = node[part]
        return node

    def check(self, method, path, status, content_type, body):
        """Raises AssertionError when the document does not promise this answer."""
        path = path.split("?")[0]
        operation = next((o for m, pattern, o in self.routes if m == method and pattern.match(path)), None)
        if operation is None:
            assert status in (404, 405), f"{method} {path} is no operation, yet answered {status}"
            return
        responses = operation["responses"]
        response = self._deref(responses.get(str(status)) or responses.get("default") or {})
        assert response, f"{operation['operationId']} does not promise {status}"
        assert str(status) in responses or status >= 400, f"{operation['operationId']}: {status} is hidden in default"
        self.seen.add((operation["operationId"], status))
        content = response.get("content")
        if not content:
            assert body == b"", f"{operation['operationId']} promises no body with {status}"
            return
        kind = content_type.split(";")[0]
        media = content.get(kind) or content.get("*/*")
        assert media is not None, f"{operation['operationId']} answered {kind}, promised {list(content)}"
        if kind.endswith("json"):
            # One document with its components, so that every version of the library resolves "#/components/…".
            schema = {"allOf": [media["schema"]], "components": self.document["components"]}
            jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(json.loads(body))
