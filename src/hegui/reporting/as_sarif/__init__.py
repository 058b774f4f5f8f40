"""An audit document → SARIF 2.1.0, which tools that collect findings of any kind read."""
