"""Made-up reports whose every cell is known, in the shapes real ones come in.

``make.make_report`` gives a frozen Report; ``as_text`` and ``as_html`` write it the ways
offices do; ``faults.plant`` damages it and says which rules have to notice.
"""
