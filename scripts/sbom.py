"""sbom.py ENVIRONMENT LOCK OUT: the locked packages of an environment, as CycloneDX in JSON.

With them the packages of npm whose scripts the site brings, as the page beside these lists them.
Tools of developers, which the environment may hold too, are left out; so is the project as a
package of itself, since it is what the list is of. The same environment gives the same file.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def installed(environment: str) -> Any:
    """All that is installed, with licences and what needs what."""
    tool = Path(sys.executable).with_name("cyclonedx-py")
    options = ["--output-reproducible", "--pyproject=pyproject.toml", "--spec-version=1.6"]
    command = [str(tool), "environment", *options, environment]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def name_of(text: str) -> str:
    """The name of a package as all tools compare it."""
    return re.sub(r"[-_.]+", "-", text).lower()


def locked(lock: str) -> set[str]:
    """The names in a lock file."""
    return {name_of(found) for found in re.findall(r"(?m)^([A-Za-z0-9][\w.-]*)==", lock)}


VENDORED = Path("pipelines/site/scripts/vendor/README.md")
"""Lists them in a table: what lies here, of which package, version, licence."""


def vendored(page: str) -> list[dict[str, Any]]:
    """The packages of npm in a table of Markdown, as components. Exits where there are none."""
    found = re.findall(
        r"(?m)^\|[^|]*\| ([a-z][a-z0-9-]*)[^|]*\| ([0-9.]+) \|[^|]*?([A-Z][A-Za-z0-9.-]+)[^|]*\|$",
        page,
    )
    if not found:
        sys.exit(f"sbom: {VENDORED} lists no package with version and licence")
    return [
        {
            "type": "library",
            "bom-ref": f"pkg:npm/{name}@{version}",
            "purl": f"pkg:npm/{name}@{version}",
            "name": name,
            "version": version,
            "licenses": [{"license": {"id": licence}}],
        }
        for name, version, licence in found
    ]


def reduced(bom: Any, names: set[str]) -> Any:
    """A list with the packages of these names alone, and what is said of them."""
    kept = [each for each in bom["components"] if name_of(each["name"]) in names]
    refs = {bom["metadata"]["component"]["bom-ref"], *(each["bom-ref"] for each in kept)}
    needs = [
        {**each, "dependsOn": [ref for ref in each.get("dependsOn", ()) if ref in refs]}
        for each in bom["dependencies"]
        if each["ref"] in refs
    ]
    return {**bom, "components": kept, "dependencies": needs}


def main(environment: str, lock: str, out: str) -> None:
    """Write the list, if it is one by its own standard."""
    names = locked(Path(lock).read_text(encoding="utf-8"))
    bom = reduced(installed(environment), names)
    bom["components"] += vendored(VENDORED.read_text(encoding="utf-8"))
    text = json.dumps(bom, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        sys.exit(f"sbom: not CycloneDX: {fault}")
    Path(out).write_text(text, encoding="utf-8")
    packages = bom["components"]
    bare = [each["name"] for each in packages if not each.get("licenses")]
    print(
        f"sbom: {len(packages)} packages in {out}; without a licence: {', '.join(bare) or 'none'}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
