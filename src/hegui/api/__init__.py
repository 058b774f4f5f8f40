"""Hegui from Python: ``hegui.audit_paths`` and the values it gives."""
