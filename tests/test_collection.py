"""Collection pauses and goes on as it was."""

from __future__ import annotations

import gc

import pytest

from sambang.collection import paused_collection


def test_collection_goes_on_behind_the_block_even_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), paused_collection():
        assert 1 // gc.isenabled() == 0
    assert gc.isenabled()


def test_collection_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
