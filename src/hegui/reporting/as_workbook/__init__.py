"""An audit document → one workbook: what an office sorts, filters, prints and hands on."""
