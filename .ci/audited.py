"""What a report of pip-audit comes to, in lines and an exit code.

0  every package was looked up, and none has a published vulnerability
1  one has
2  some could not be looked up: that is no pass
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(report: Path) -> int:
    try:
        packages = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        packages = []
    unknown = [each["name"] for each in packages if "skip_reason" in each]
    found = [(each, fault) for each in packages for fault in each.get("vulns", ())]
    for package, fault in found:
        mended = ", ".join(fault.get("fix_versions", ())) or "no release yet"
        print(f"{package['name']} {package['version']}: {fault['id']}; mended in {mended}")
    if found:
        return 1
    if unknown or not packages:
        told = f"{len(unknown)} of {len(packages)} packages have" if packages else "there is"
        print(
            f"audit: {told} no answer; nothing is known of them: run it where PyPI's advisories can be asked"
        )
        return 2
    print(f"audit: {len(packages)} packages looked up, no published vulnerability")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
