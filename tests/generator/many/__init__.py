"""Reports of many agencies over many years, made quickly, with faults that show only across them.

``corpus.write_corpus`` fills a folder and its roster and says what was planted; what an agency
printed in one year is where it starts from in the next.
"""
