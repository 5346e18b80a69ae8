"""How we touch the world: one module, one outside library."""
