"""Labelled cases for the rules that read prose: a fragment, the cells beside it, what is right.

A case (``case``) becomes a whole report (``report``, its tables filled by ``complete``), which
goes the product's own way through reading and judging (``judged``) and is counted (``tally``).
``python -m benchmarks.cases`` prints the result; the cases of the project are ``*.jsonl`` here.
"""
