"""An audit document → letters in Word: one to each agency that has something to mend, one of all.

The office owns the words: a letter is a template in Word, filled in here. The page follows
GB/T 9704-2012. ``make`` makes the templates that come with the package.
"""
