"""Words everyone uses: frozen values that import nothing but errors."""
