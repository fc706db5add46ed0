"""audit.py TOOL LOCK: known weaknesses of the locked packages. TOOL is pip-audit.

Exit codes: 0 all were asked about and none has one, 1 some have, 2 not all could be asked about.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn


def stop(code: int, *lines: str) -> NoReturn:
    """End with a code and lines on standard error."""
    print(*lines, sep="\n", file=sys.stderr)
    sys.exit(code)


def asked(tool: str, lock: str) -> tuple[str, str]:
    """What the tool found, as JSON or empty where it broke off, and what it said.

    --strict: it breaks off at the first package that it could not ask about, where it would pass
    over that else.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.json"
        options = ["--strict", "--disable-pip", "--require-hashes", "--progress-spinner=off"]
        command = [tool, *options, "--format=json", f"--output={found}", f"--requirement={lock}"]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        text = found.read_text(encoding="utf-8") if found.exists() else ""
        return text, run.stderr.strip()


def main(tool: str, lock: str) -> None:
    """Ask, and tell what came of it."""
    text, said = asked(tool, lock)
    packages = json.loads(text)["dependencies"] if text else []
    left = [each["name"] for each in packages if "skip_reason" in each]
    if not packages or left:
        stop(
            2,
            said,
            f"audit: not all packages of {lock} could be asked about {', '.join(left)}".rstrip(),
            "this says nothing about them: see whether the advisory service can be reached",
        )
    weak = [
        f"{each['name']} {each['version']}: {fault['id']}, "
        f"mended in {', '.join(fault['fix_versions']) or 'no version'}"
        for each in packages
        for fault in each["vulns"]
    ]
    if weak:
        stop(1, *weak, f"audit: {len(weak)} known weaknesses; make upgrade takes newer versions")
    print(f"audit: {len(packages)} packages of {lock}, none with a known weakness")


if __name__ == "__main__":
    main(*sys.argv[1:])
