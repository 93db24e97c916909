#!/usr/bin/env python3
"""Every route of gateway/http/router.cpp stands in gateway/http/openapi.yaml with its operation's name, and the other way round;
an operation that the table of rights does not give to everybody says how one identifies oneself. Usage: openapi_routes.py ROOT
"""
import pathlib
import re
import sys

import yaml

METHODS = ("get", "post", "put", "delete", "patch")
PUBLIC = ("ReadPublic", "LogIn", "Verify", "StampTime", "AskWitness")


def main():
    root = pathlib.Path(sys.argv[1])
    router = (root / "gateway/http/router.cpp").read_text(encoding="utf-8")
    table = re.findall(r'\{"([A-Z]+)",\s*"([^"]+)",\s*Verb::(\w+),\s*(\w+)\}', router)
    if not table:
        sys.exit("no route found in router.cpp")
    coded = {(method, path, name): verb for method, path, verb, name in table}
    document = yaml.safe_load((root / "gateway/http/openapi.yaml").read_text(encoding="utf-8"))
    written = {(method.upper(), path, item[method]["operationId"]): item[method]
               for path, item in document["paths"].items() for method in METHODS if method in item}
    red = [f"openapi.yaml does not have {' '.join(route)}" for route in coded if route not in written]
    red += [f"router.cpp does not have {' '.join(route)}" for route in written if route not in coded]
    for route, operation in written.items():
        names = set(re.findall(r"\{(\w+)\}", route[1]))
        given = {parameter.get("name") or parameter["$ref"].rsplit("/", 1)[1] for parameter in operation.get("parameters", [])}
        red += [f"{' '.join(route)}: no parameter {name}" for name in sorted(names - given)]
        if coded.get(route) not in (None, *PUBLIC) and not operation.get("security"):
            red.append(f"{' '.join(route)}: does not say how one identifies oneself")
    print("\n".join(red + [f"{len(coded)} routes, {len(red)} wrong"]))
    sys.exit(1 if red else 0)


if __name__ == "__main__":
    main()
