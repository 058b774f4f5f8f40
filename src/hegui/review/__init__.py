"""What people of the office decide after the rules: waivers and answers, applied to results.

The result as found stays as it was; what was decided stands beside it. Nothing inside a report
has any effect here.
"""
