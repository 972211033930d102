"""What a run was made of: version, gazetteers, configuration, inputs. Equal descriptions give equal output."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

import sambang
from sambang.batch.journal import Progress
from sambang.errors import ConfigError
from sambang.gazetteers.load import locate
from sambang.read.formats import folder_files, readable
from sambang.write.output import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sambang.batch.chunk import Job


def describe_run(inputs: Sequence[str | Path], job: Job, *, dedup: bool = False) -> dict[str, Any]:
    """Return the description of a run; the number of workers is no part of it. Inputs are None for standard input."""
    return {
        "sambang": sambang.__version__,
        "gazetteers": _digest_gazetteers(locate()) | {name: sha256(data).hexdigest() for name, data in job.gazetteers},
        "config": {
            "format": job.format,
            "excel": job.excel,
            "dedup": dedup,
            "timeout": job.timeout,
            "memory": job.memory,
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


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of the finished run in a folder, None where there is none."""
    try:
        found: dict[str, Any] = msgspec.json.decode((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise ConfigError(f"{folder / MANIFEST}: {error}") from error
    return found if isinstance(found, dict) and "counts" in found else {}


def counts_of(manifest: dict[str, Any]) -> Progress:
    """Return the counts that a manifest tells."""
    counts = {name: value for name, value in manifest["counts"].items() if name != "records"}
    return msgspec.convert(counts, Progress)


def _describe_input(path: Path) -> dict[str, Any]:
    if path.is_dir():
        digest = sha256()
        files = folder_files(path)
        for file in files:
            digest.update(msgspec.json.encode([readable(Path(file.name)), _digest(file)]) + b"\n")
        return {"path": readable(path), "files": len(files), "sha256": digest.hexdigest()}
    return {"path": readable(path), "bytes": path.stat().st_size, "sha256": _digest(path)}


def _digest(path: Path) -> str | None:
    """Return the digest of a file's bytes; what cannot be read has none, and will be a reject."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@lru_cache(maxsize=4)
def _digest_gazetteers(root: Path) -> dict[str, str]:
    """Return the digest of each gazetteer's tables."""
    digests: dict[str, str] = {}
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        digest = sha256()
        for table in sorted(folder.glob("*.csv")):
            digest.update(table.name.encode() + b"\0" + table.read_bytes())
        digests[folder.name] = digest.hexdigest()
    return digests
