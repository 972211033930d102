"""What a run was made of: version, gazetteers, configuration, inputs. Equal descriptions give equal output."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

import sambang
from sambang.gazetteers.load import locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.batch.chunk import Job
    from sambang.batch.journal import Progress


def describe_run(inputs: Sequence[str | Path], job: Job) -> dict[str, Any]:
    """Return the description of a run; the number of workers is no part of it. Inputs are None for standard input."""
    return {
        "sambang": sambang.__version__,
        "gazetteers": _digest_gazetteers(locate()),
        "config": {
            "format": job.format,
            "timeout": job.timeout,
            "options": {name: sorted(v) if isinstance(v, frozenset) else v for name, v in asdict(job.options).items()},
        },
        "inputs": None if any(str(path) == "-" for path in inputs) else [_describe_input(Path(path)) for path in inputs],
    }


def encode_manifest(description: dict[str, Any], progress: Progress) -> bytes:
    """Return manifest.json: the description with the counts of a stage, a rule and a label."""
    counts = {
        "articles": progress.articles,
        "records": progress.articles - progress.rejects,
        "rejected": dict(sorted(progress.rejected.items())),
        "edits": dict(sorted(progress.edits.items())),
        "mentions": dict(sorted(progress.mentions.items())),
    }
    return msgspec.json.format(msgspec.json.encode({**description, "counts": counts}), indent=2) + b"\n"


def _describe_input(path: Path) -> dict[str, Any]:
    if path.is_dir():
        files = [[file.name, file.stat().st_size] for file in sorted(path.glob("*.txt")) if file.is_file()]
        return {"path": str(path), "files": len(files), "sha256": sha256(msgspec.json.encode(files)).hexdigest()}
    with path.open("rb") as file:
        return {"path": str(path), "bytes": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}


def _digest_gazetteers(root: Path) -> dict[str, str]:
    """Return the digest of each gazetteer's tables."""
    digests: dict[str, str] = {}
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        digest = sha256()
        for table in sorted(folder.glob("*.csv")):
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
        digests[folder.name] = digest.hexdigest()
    return digests
