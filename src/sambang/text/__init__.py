"""What cleaning, extraction and linking share: folding, words, the one scan, sentences, overlaps."""
