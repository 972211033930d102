"""What a worker does before its first article."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from sambang import Article
from sambang.batch import Job
from sambang.batch.chunk import process_chunk
from sambang.batch.worker import warm_up
warm_up(Job())
before = set(sys.modules)
texts = "Iptu Huda, Jumat (6/6/2025) pukul 09.00 WIB.", "Katanya, â€œAmanâ€\\x9d setempatt."
done = process_chunk([Article(article_id=text, text=text, published="May 7, 2025 8:00 PM") for text in texts], Job())
assert done.articles == len(texts)
print(*sorted(set(sys.modules) - before))
"""


def test_no_article_is_charged_for_what_a_worker_loads() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
