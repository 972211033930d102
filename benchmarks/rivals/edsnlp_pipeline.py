"""Runs in the rival's own environment: articles as JSONL on stdin, seconds for each as JSONL on stdout.

The first argument is a file of terms, one a line: EDS-NLP looks for them, splits sentences and finds dates, in French ones.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import edsnlp
import edsnlp.pipes as eds

start = time.perf_counter()
terms = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
nlp = edsnlp.blank("eds")
for pipe in (eds.normalizer(), eds.sentences(), eds.matcher(terms={"place": terms}, attr="NORM"), eds.dates()):
    nlp.add_pipe(pipe)
nlp("Warga hadir di Jakarta.")
print(json.dumps({"start": time.perf_counter() - start}))
for line in sys.stdin:
    text = json.loads(line)["text"]
    cpu = time.process_time()
    nlp(text)
    print(json.dumps({"cpu": time.process_time() - cpu}))
