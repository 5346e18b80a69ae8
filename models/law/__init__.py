"""The law as dated, cited data, and the pure functions that apply it."""
