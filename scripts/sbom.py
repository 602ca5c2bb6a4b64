#!/usr/bin/env python3
"""Writes which software is in a release, as SPDX 2.3 (JSON) on standard output.

  scripts/sbom.py VERSION COMMIT BINARY... [PLUGIN.so...]

The libraries of the binaries, and of Qt's plugins that the portable program brings, are asked of ldd, and their packages of dpkg; what
is compiled in as headers alone is named in HEADERS.
SOURCE_DATE_EPOCH is when it was made, so that the same release gives the same bytes.
"""

import datetime
import json
import os
import re
import subprocess
import sys

# Compiled into the programs; docs/dependencies.md has the licences from.
HEADERS = {
    "libcli11-dev": "BSD-3-Clause",
    "libtomlplusplus-dev": "MIT",
    "libexpected-dev": "CC0-1.0",
}
# Qt loads these by name, so that no binary tells of them.
LOADED = ["libqt6sql6-sqlite"]


def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def libraries(binaries):
    """The paths of all libraries that the binaries need, and of the plugins among them."""
    found = {path for path in binaries if path.endswith(".so")}
    for binary in binaries:
        found.update(re.findall(r"=> (/\S+)", said("ldd", binary)))
    return sorted(os.path.realpath(path) for path in found)


def owners(paths):
    """The Debian packages that files belong to."""
    names = set()
    for path in paths:
        for place in (path, path.removeprefix("/usr")):  # as dpkg knew it before /lib became /usr/lib
            owner = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True)
            if owner.returncode == 0:
                names.add(owner.stdout.split(": ")[0].split(":")[0])
                break
        else:
            sys.exit(f"sbom: no package has {path}")
    return names


def package(name, licence="NOASSERTION"):
    version, source, architecture = said(
        "dpkg-query", "-W", "-f", "${Version}\t${source:Package}\t${Architecture}\n", name
    ).splitlines()[0].split("\t")
    return {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name),
        "name": name,
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": licence,
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
        "sourceInfo": f"Debian source package {source}",
        "externalRefs": [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": f"pkg:deb/debian/{name}@{version}?arch={architecture}",
            }
        ],
    }


def rapidoc():
    """The page of the API's documentation, embedded by the build."""
    lock = os.path.join(os.path.dirname(__file__), "../resources/docs/package-lock.json")
    with open(lock, encoding="utf-8") as file:
        version = json.load(file)["packages"]["node_modules/rapidoc"]["version"]
    return {
        "SPDXID": "SPDXRef-rapidoc",
        "name": "rapidoc",
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "MIT",
        "licenseDeclared": "MIT",
        "copyrightText": "NOASSERTION",
        "externalRefs": [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": f"pkg:npm/rapidoc@{version}",
            }
        ],
    }


def document(version, commit, binaries):
    own = {
        "SPDXID": "SPDXRef-hearthbook",
        "name": "hearthbook",
        "versionInfo": version,
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "GPL-3.0-only",  # the binaries: Qt HTTP Server is
        "licenseDeclared": "GPL-3.0-or-later",
        "copyrightText": "NOASSERTION",
        "sourceInfo": f"commit {commit}",
    }
    linked = [package(name) for name in sorted(owners(libraries(binaries)) | set(LOADED))]
    compiled = [package(name, licence) for name, licence in sorted(HEADERS.items())]
    page = rapidoc()
    made = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    relations = [("SPDXRef-DOCUMENT", "DESCRIBES", own["SPDXID"])]
    relations += [(own["SPDXID"], "DYNAMIC_LINK", one["SPDXID"]) for one in linked]
    relations += [(own["SPDXID"], "STATIC_LINK", one["SPDXID"]) for one in compiled]
    relations += [(own["SPDXID"], "CONTAINS", page["SPDXID"])]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"hearthbook-{version}",
        "documentNamespace": f"https://hearthbook.invalid/spdx/hearthbook-{version}-{commit}",
        "creationInfo": {"created": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: scripts/sbom.py"]},
        "packages": [own] + linked + compiled + [page],
        "relationships": [
            {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other} for one, kind, other in relations
        ],
    }


if len(sys.argv) < 4:
    sys.exit(__doc__)
json.dump(document(sys.argv[1], sys.argv[2], sys.argv[3:]), sys.stdout, indent=1)
print()
