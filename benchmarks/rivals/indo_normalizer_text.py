"""Runs in the rival's own environment: noisy sentences as JSONL on stdin, its sentences and seconds as JSONL on stdout."""

from __future__ import annotations

import contextlib
import json
import sys
import time

from indo_normalizer import Normalizer

with contextlib.redirect_stdout(sys.stderr):  # it talks while it works
    normalizer = Normalizer()
    for line in sys.stdin:
        start = time.perf_counter()
        text, _ = normalizer.normalize_text(json.loads(line))
        print(json.dumps({"text": text, "seconds": time.perf_counter() - start}), file=sys.__stdout__)
