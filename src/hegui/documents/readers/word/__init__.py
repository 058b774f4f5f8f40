"""Files of word processors: DOCX, DOC and WPS, RTF."""
